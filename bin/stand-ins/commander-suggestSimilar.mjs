// Stands in for what Commander guesses names with, until one is mistyped: rows 1b and 9 of docs/performance.md.
export const suggestSimilar = (word, candidates) => require('./commander-suggest.js').suggestSimilar(word, candidates);
