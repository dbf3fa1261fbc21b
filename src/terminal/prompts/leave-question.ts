/** What is asked before a text is left that was typed and is kept. */
export const LEAVE_TYPED = 'Leave? What you typed is kept.';

/** The answers to a question such as "Leave? A draft is kept." */
export const LEAVE_CHOICES = [
  { key: 'y', value: true, label: 'leaves' },
  { key: 'n', value: false, label: 'goes on' },
];
export const ENTER_GOES_ON = { value: false, label: 'goes on too' };
