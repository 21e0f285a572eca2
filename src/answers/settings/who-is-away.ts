/** `who is away?`, `кто в отпуске`, `누가 휴가야`, 誰請假: of all colleagues. */
export const asksWhoIsAway = (text: string): boolean => whoIsAway.test(text);

const whoIsAway =
  /^(?:and |so )?who(?:['’]?s| is| are)? (?:all )?(?:away|out(?: of (?:the )?office)?|on (?:leave|vacation|holidays?|pto)|off|absent)(?: (?:now|today|tomorrow|this week|next week|right now|at the moment))?[\s?!.]{0,3}$|^(?:is )?any(?:one|body) (?:away|out|on (?:leave|vacation)|off)(?: (?:now|today|this week|next week))?[\s?!.]{0,3}$|^(?:а )?кто (?:сейчас |сегодня |у нас )?(?:в отпуске|отсутствует|не на месте|на больничном|не работает)(?: сейчас| сегодня| на этой неделе| на следующей неделе)?[\s?!.]{0,3}$|^(?:지금 |오늘 |이번 ?주에? |다음 ?주에? )?누가 (?:지금 |오늘 )?(?:휴가|부재|부재중|쉬는 날|연차)(?:야|예요|인가요|이야|중이야|중이에요|중인가요|에요|입니까|지)?[\s?!.~]{0,3}$|^(?:現在|今天|這週|下週)?(?:有)?誰(?:現在|今天|這週|下週)?(?:在)?(?:請假|休假|不在|放假)(?:啊|呢|了)?[\s?？!。]{0,3}$/iu;
