// Stands in for Chalk's own detection of colours, which looks at both terminals at every start. nearfar decides about
// colours itself and always hands Chalk the level.
export default { stdout: false, stderr: false };
