// Stands in for @inquirer/editor, one of the prompts that inquirer brings along. nearfar opens editors itself, and this
// prompt holds tables of character sets, with which asking would exceed the 80 KB of row 9 of docs/performance.md.
export default undefined;
