// Stands in for node:process in Commander: the same without copies of all its names.
export default process;
