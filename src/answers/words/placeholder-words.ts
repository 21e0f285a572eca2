/**
 * What people write into a cell whose value they do not have yet, as a whole and folded (`said.ts`). Nothing that could be a company's or a person's
 * name: it is looked for in such cells.
 */
export const placeholderWords: ReadonlySet<string> = new Set([
  ...['n/a', 'tbd', 'tba', 'tbc', 'to be determined', 'to be defined', 'to be confirmed', 'to be decided', 'unknown'],
  ...['н/д', 'неизвестно', 'уточняется', 'будет уточнено', 'не определено'],
  ...['미정', '추후 결정', '추후 확정', '해당 없음', '알 수 없음'],
  ...['待定', '未定', '待確認', '待補', '不詳', '不適用'],
]);
