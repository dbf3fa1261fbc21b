import { describe, expect, it } from 'vitest';
import { takeExactFields } from '../../../src/formats/markdown/exact-fields.ts';

describe('the exact fields of a day', () => {
  it('are the first of two that stand for it, as where a file was put below another one', () => {
    const lines = ['<!-- nearfar: the fields', 'day=2026-03-02 felt=3', 'day=2026-03-02 felt=5', 'entries=1 -->'];
    const { byDay } = takeExactFields(lines, (_, read) => read());
    expect(byDay.get('2026-03-02')?.get('felt')).toBe('3');
  });
});
