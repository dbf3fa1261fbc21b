// Stands in for jsonc-parser until a file is read that is not JSON: nearly every import and `match` has none.
const parser = () => require('./jsonc-parser.js');

export const printParseErrorCode = (code) => parser().printParseErrorCode(code);
export const visit = (text, visitor, options) => parser().visit(text, visitor, options);
