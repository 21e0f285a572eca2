/** Labels before a colon that do not name a deal: lower case, separated by `|`. */
export const noteLabels =
  'next step|next steps|todo|to do|update|status|fyi|decision|question|answer|reminder|important|action|ps|p.s.|' +
  'следующий шаг|следующие шаги|статус|обновление|вопрос|ответ|решение|важно|напоминание|итог|p.s|' +
  '다음 단계|할 일|상태|업데이트|질문|답변|결정|중요|참고|' +
  '下一步|待辦|狀態|更新|問題|回覆|決定|重要|備註|提醒';
