declare module '*.yaml' {
  const content: unknown;
  export default content;
}

declare module '*.tsv' {
  const text: string;
  export default text;
}

declare module '*.base64' {
  const bytes: Uint8Array;
  export default bytes;
}

declare module '*.bash' {
  const text: string;
  export default text;
}

declare module '*.zsh' {
  const text: string;
  export default text;
}

declare module '*.fish' {
  const text: string;
  export default text;
}

declare module '*.ps1' {
  const text: string;
  export default text;
}
