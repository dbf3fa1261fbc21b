/** Stops the whole program for a while: a stream that is read or written synchronously has nothing else to wait with. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
