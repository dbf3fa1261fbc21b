/** Whether two words differ by at most one letter missing, added, changed, or swapped with its neighbour. */
export function isOneTypoApart(one: string, other: string): boolean {
  const longer = one.length - other.length;
  if (longer < -1 || longer > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  if (longer > 0) return one.slice(at + 1) === other.slice(at);
  if (longer < 0) return one.slice(at) === other.slice(at + 1);
  if (one.slice(at + 1) === other.slice(at + 1)) return true;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
