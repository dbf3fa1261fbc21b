/** Content of `prompts/` as the code of a module, for tests and scripts, which run without a build. */
export function codeOfContent(value) {
  const code = Buffer.isBuffer(value) ? `Buffer.from('${value.toString('base64')}', 'base64')` : JSON.stringify(value);
  return `export default ${code}`;
}
