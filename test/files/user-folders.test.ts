import { describe, expect, it } from 'vitest';
import { cacheFolder, dataFolder, runtimeFolder } from '../../src/files/user-folders.ts';
import { onPosix } from '../support/platform.ts';

describe.skipIf(!onPosix)('a folder that the environment names', () => {
  const HOME = '/home/me';

  it('is passed over where its path is relative, as the XDG specification asks', () => {
    expect(runtimeFolder({ XDG_RUNTIME_DIR: 'run' })).toBeNull();
    expect(cacheFolder({ HOME, XDG_CACHE_HOME: 'cache' })).toBeNull();
    expect(dataFolder({ HOME, XDG_DATA_HOME: 'data' })).toBe(dataFolder({ HOME }));
  });

  it('is taken where its path is absolute', () => {
    expect(runtimeFolder({ XDG_RUNTIME_DIR: '/run/user/1000' })).toBe('/run/user/1000/nearfar');
    expect(cacheFolder({ HOME, XDG_CACHE_HOME: '/cache' })).toBe('/cache/nearfar');
    expect(dataFolder({ HOME, XDG_DATA_HOME: '/data' })).toBe('/data/nearfar');
  });

  it('is none where nothing names a folder for running programs or for caches', () => {
    expect(runtimeFolder({})).toBeNull();
    expect(cacheFolder({})).toBeNull();
    expect(cacheFolder({ HOME: '' })).toBeNull();
  });
});
