// Stands in for @inquirer/editor, one of the prompts that inquirer brings along. nearfar opens editors itself, and this
// prompt holds tables of character sets, with which asking would exceed the limit of 80 KB.
export default undefined;
