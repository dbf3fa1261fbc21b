/** The settings that are needed before the journal is open. */
export type PreferenceName = 'day-starts' | 'plain' | 'ascii' | 'colour' | 'pager';

/** What the writer has set, as `nearfar settings` takes it; a name that is absent has its default. */
export type Preferences = { readonly [Name in PreferenceName]?: string };
