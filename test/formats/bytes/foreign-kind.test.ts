import { describe, expect, it } from 'vitest';
import { foreignKind } from '../../../src/formats/bytes/foreign-kind.ts';

const kindOf = (text: string) => foreignKind(Buffer.from(text), [])?.what ?? null;

describe('a mail', () => {
  it.each([
    'From: Anna <anna@example.org>\nDate: Mon, 2 Mar 2026 21:00:00 +0000\n\nSoup.',
    'Received: from a\r\n by b;\r\nSubject: us\r\n\r\nSoup.',
    'Message-Id: <a@example.org>\nSubject: us\n\nSoup.',
    'Subject: us\nMime-Version: 1.0\n\nSoup.',
    'Return-Path: <a@example.org>\nX-Spam: no\nDate: Mon, 2 Mar 2026\n\nSoup.',
    'From - Mon Mar  2 21:00:00 2026\nX-Mozilla-Status: 0001\n\nSoup.',
    'From a@example.org Mon Mar  2 21:00:00 2026\nFrom: A\n\nSoup.',
    'Received: from a\n by b\nReceived: from b\nSubject: us\nUnknown line',
  ])('is known by headers that nothing else has: %j', (text) => {
    expect(kindOf(text)).toBe('a mail');
  });

  it.each([
    'Date: 2 March 2026\nMood: good\n\nWe talked.',
    'Date: 2 March 2026\nSubject: us\n\nWe talked.',
    'Subject: us\nI: he came late\nHe: sorry',
    'From: him\nSubject: us\n\nHe wrote.',
    'From: anna@example.org\nI: she wrote.',
    'From me@home, again.\nFrom: him',
    'from: anna@example.org\nsubject: us\n',
    'Date: 2 March 2026\nSubject: us\n\nReceived: a letter.',
    'Received: a letter\nReceived: a kiss',
  ])('is not what begins as a note may: %j', (text) => {
    expect(kindOf(text)).toBeNull();
  });
});
