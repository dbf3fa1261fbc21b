// Stands in for the tokens of date-fns' `format`: of some forty these are the ones that nearfar uses. With all of them a week loads
// more than row 9 of docs/performance.md allows.
const nameOf = (localize, value, { length }) =>
  localize(value, { width: length === 3 ? 'abbreviated' : 'wide', context: 'formatting' });

export const formatters = {
  y: (date, token) => String(date.getFullYear()).padStart(token.length, '0'),
  M: (date, token, { month }) => nameOf(month, date.getMonth(), token),
  d: (date, token, { ordinalNumber }) =>
    token === 'do' ? ordinalNumber(date.getDate(), { unit: 'date' }) : String(date.getDate()),
  E: (date, token, { day }) => nameOf(day, date.getDay(), token),
};
