/** Where passphrases come from. */
export interface PassphraseSource {
  /** Whether a person types them, who can be asked again. */
  readonly isTyped: boolean;
  /** The next passphrase. @param ask the question, which only a person is shown */
  readonly read: (ask: string) => Promise<string>;
}
