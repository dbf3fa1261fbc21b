// Stands in for fast-string-width, which prepares tables of wide characters when it is imported: here by the first call.
export default (text, options) => require('../../node_modules/fast-string-width/dist/index.js').default(text, options);
