import { afterEach } from 'vitest';
import { removeFreshFolders } from './fresh-folder.ts';

// Here, because this file runs for each file of tests: a module that several of them share is loaded once.
afterEach(removeFreshFolders);
