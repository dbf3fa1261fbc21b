declare module '*.yaml' {
  const content: unknown;
  export default content;
}

declare module '*.tsv' {
  const text: string;
  export default text;
}
