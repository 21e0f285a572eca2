/**
 * Replies that are not an answer, separated by `|`, in four languages. They match only the whole text, after fillers
 * and polite words are stripped: a customer may be called “Wait & See”.
 */
export const asideWords = {
  /** Leaves the conversation; the answers so far are kept. */
  leave: [
    'nah forget it|forget this|stop here|continue tomorrow|continue later|go on tomorrow|go on later|finish tomorrow|finish this later|finish it later|ask me later|ask later|come back later|come back to this later|cancel|cancel it|cancel this|cancel that|stop|stop it|stop this|quit|exit|leave|abort|never mind|nevermind|nvm|forget it|forget about it|not today|later|some other time|another time|maybe later|i’ll do it later|do it later|do this later|finish later|pause|i have to go|got to go|gotta go|enough|that’s enough|no time|i changed my mind',
    'забей|не, забей|да забей|ну его|проехали|забудь|забудь об этом|не сейчас|продолжим позже|продолжим завтра|давай завтра|потом заполню|заполню потом|заполню позже|спроси позже|спросите позже|отмена|отмени|отменить|отмените|отменяй|отмени это|стоп|хватит|выход|выйти|выйди|закончить|прервать|прекрати|прекратить|потом|позже|в другой раз|как-нибудь потом|забудьте|не важно|неважно|ладно потом|передумал|передумала|пауза|давай потом|сделаю позже|сделаю потом',
    '나중에 계속할게요|내일 할게요|내일 계속할게요|나중에 물어봐 주세요|취소|취소할게|취소할게요|취소해|취소해요|취소해줘|취소해 주세요|취소해주세요|취소할래요|취소하겠습니다|취소합니다|그만|그만할게요|그만할래요|그만하자|그만둘게요|나중에|나중에 할게|나중에 할게요|나중에 하겠습니다|나중에요|다음에|다음에 할게요|됐어|됐어요|됐습니다|안 할래요|안할래요|안 할게요|안할게요|중지|중단|나가기|종료|됐어 그만|그냥 그만할래',
    '明天再說|明天再繼續|之後再問|晚點再問我|先不填|先不填了|取消|取消吧|取消好了|我要取消|算了|算了吧|不用了算了|不做了|不弄了|不填了|停|停止|停下|先停|先這樣|先不要做|稍後|稍後再說|等會再說|以後再說|之後再說|晚點再說|下次|下次再說|改天|改天再說|離開|退出|結束|暫停|算了不做了|算了不弄了|算了不填了|等一下再說|改變主意了|我改變主意了',
  ].join('|'),
  back: [
    'back|go back|go back one|go one back|one back|back one|go back please|back up|step back|one step back|previous|previous question|the previous question|last question|the last question|to the previous one|the one before|return|undo|undo that|undo it|take that back|take it back|that was wrong|that’s wrong|i made a mistake|my mistake|wrong|oops|typo|back to the previous question|go back to the previous question|can we go back one|can we go back|let’s go back|let’s go back one',
    'назад|вернись|вернись назад|вернуться|вернуться назад|вернёмся|вернемся|вернёмся назад|вернемся назад|шаг назад|предыдущий|предыдущий вопрос|на шаг назад|отмени последнее|я ошибся|я ошиблась|ошибся|ошиблась|ошибка|ошибочка|не то|опечатка|верни|верни назад|вернись к предыдущему вопросу|вернёмся к предыдущему вопросу|вернемся к предыдущему вопросу|к предыдущему вопросу|давай вернёмся назад|давай вернемся назад',
    '뒤로|뒤로 가기|뒤로가기|뒤로 가|뒤로 가줘|뒤로 가 주세요|뒤로 갈게요|이전|이전으로|이전 질문|이전 질문으로|앞으로 돌아가|돌아가|돌아가줘|돌아가 주세요|돌아갈게요|되돌려|되돌려줘|되돌려 주세요|되돌리기|잘못 썼어요|잘못 입력했어요|잘못 말했어요|실수|실수했어요|오타|틀렸어요|이전으로 돌아가자|이전으로 돌아가|이전으로 돌아가줘|이전으로 돌아가 주세요|이전으로 돌아갈게요|이전으로 돌아갈래요|이전으로 돌아가고 싶어요|이전으로 가자|이전으로 갈게요|이전으로 가 주세요|이전 질문으로 돌아가자|이전 질문으로 돌아가|이전 질문으로 돌아가줘|이전 질문으로 돌아가 주세요|이전 질문으로 돌아갈게요|이전 질문으로 돌아갈래요|이전 질문으로 돌아가고 싶어요|이전 질문으로 가자|이전 질문으로 갈게요|이전 질문으로 가 주세요|앞 질문으로 돌아가자|앞 질문으로 돌아가|앞 질문으로 돌아가줘|앞 질문으로 돌아가 주세요|앞 질문으로 돌아갈게요|앞 질문으로 돌아갈래요|앞 질문으로 돌아가고 싶어요|앞 질문으로 가자|앞 질문으로 갈게요|앞 질문으로 가 주세요|전 질문으로 돌아가자|전 질문으로 돌아가|전 질문으로 돌아가줘|전 질문으로 돌아가 주세요|전 질문으로 돌아갈게요|전 질문으로 돌아갈래요|전 질문으로 돌아가고 싶어요|전 질문으로 가자|전 질문으로 갈게요|전 질문으로 가 주세요|그 전으로 돌아가자|그 전으로 돌아가|그 전으로 돌아가줘|그 전으로 돌아가 주세요|그 전으로 돌아갈게요|그 전으로 돌아갈래요|그 전으로 돌아가고 싶어요|그 전으로 가자|그 전으로 갈게요|그 전으로 가 주세요',
    '上一步|上一題|上一個|上一個問題|返回|回去|回上一步|回上一題|回到上一步|回到上一題|退回|退回去|倒回去|復原|還原|我寫錯了|寫錯了|打錯了|我打錯了|搞錯了|錯了|弄錯了|說錯了|前一題|前一個問題',
  ].join('|'),
  /** Skips the question, or keeps the current answer. */
  skip: [
    'skip|skip it|skip this|skip this one|skip that|pass|next|next one|next question|move on|keep|keep it|keep that|leave it|leave it as it is|leave it blank|leave blank|leave it empty|don’t need it|not needed|not necessary|not required|no need|doesn’t matter|does not matter|don’t care|whatever|as is|same',
    'пропустить|пропусти|пропустим|пропускаем|пропускаю|пропуск|дальше|далее|следующий|следующий вопрос|оставь|оставить|оставь как есть|оставь пустым|не нужно|не надо|не требуется|без разницы|не имеет значения|всё равно|все равно|как есть|мимо',
    '건너뛰기|건너뛰어|건너뛰어요|건너뛰어줘|건너뛰어 주세요|건너뛸게요|건너뛰자|건너뛸래요|패스|패스할게요|스킵|스킵할게요|다음|다음으로|다음 질문|넘어가|넘어가요|넘어가자|넘어갈게요|넘어가 주세요|그대로|그대로요|그대로 둬|그대로 둘게요|그대로 두세요|필요 없어요|필요없어요|필요 없음|필요없음|상관없어요|상관 없어요|아무거나',
    '略過|跳過|跳過這題|略過這題|先跳過|下一步|下一題|下一個|下一個問題|保留|維持原樣|不用填|不用改|不填|留空|留白|空著|不需要|不必|不用|都可以|無所謂|隨便|pass',
  ].join('|'),
  /** There is no such thing. */
  nothing: [
    'n/a|na|n.a.|n / a|none|nothing|nil|null|not applicable|no such thing|there is none|there isn’t one|there isn’t any|there is no|there are none|there’s none|we have none|we don’t have one|don’t have one|doesn’t have one|they don’t have one|they have none|i don’t have one|i don’t have it|we don’t have it|i have none|haven’t got one|nothing to add|nothing more to add|nothing else to add|nothing special|no comment|no comments|without|no one|nobody|no-one|-|--|---|—|–|.|/|x|empty|clear|blank|0 please',
    'нет такого|нет такой|такого нет|такой нет|ничего|ничего нет|нету|отсутствует|не имеется|у нас нет|у них нет|у меня нет|без|никого|никто|нечего добавить|добавить нечего|без комментариев|н/д|нд|не применимо|неприменимо|прочерк|пусто|пустой|очистить',
    '없음|없어|없어요|없습니다|없는데요|없네요|아무것도|아무것도 없어요|아무도|아무도 없어요|해당 없음|해당없음|해당 없어요|해당사항 없음|해당 사항 없음|안 써요|추가할 것 없어요|추가 사항 없음|특이사항 없음|특이 사항 없음|비우기|비워 줘|비워 주세요|비어 있음|공란',
    '無|没有|沒有|沒有了|沒有這個|沒|都沒有|沒什麼要補充的|沒有要補充的|不適用|不適用於此|沒有欸|沒有耶|空|空白|清空|清除|沒人|無此項|从缺|從缺',
  ].join('|'),
  /** The person does not know, or not yet. */
  unknown: [
    'idk|i don’t know|i do not know|don’t know|dont know|dunno|i dunno|no idea|no clue|not sure|i’m not sure|im not sure|i am not sure|unsure|not certain|unknown|tbd|tba|tbc|to be defined|to be determined|to be decided|to be confirmed|not yet|not known yet|don’t know yet|i don’t know yet|not decided|not decided yet|undecided|haven’t decided|we haven’t decided|open|still open|not sure yet|i’m not sure yet|hard to say|can’t say|can’t tell|who knows|beats me|i forgot|forgot|don’t remember|i don’t remember|no information|i have to check|i need to check|have to ask|need to ask|i’ll check|i’ll ask|let me check|let me ask',
    'не знаю|незнаю|хз|не в курсе|понятия не имею|без понятия|не уверен|не уверена|не уверены|пока не знаю|пока не решено|пока не решили|не решено|не решили|ещё не решено|еще не решено|ещё не решили|еще не решили|ещё не знаю|еще не знаю|пока нет|ещё нет|еще нет|неизвестно|пока неизвестно|не определено|не определились|пока не определились|затрудняюсь ответить|сложно сказать|трудно сказать|не помню|забыл|забыла|надо уточнить|нужно уточнить|уточню|спрошу|проверю|надо проверить|кто знает|будет уточнено',
    '몰라|몰라요|모르겠어|모르겠어요|모르겠습니다|모르겠는데요|잘 모르겠어요|잘 모르겠습니다|잘 몰라요|모름|글쎄|글쎄요|아직|아직요|아직이요|아직 몰라요|아직 모르겠어요|아직 안 정했어요|안정해졌어요|안정해졌어|안 정해졌어요|안 정해졌어|아직 안정해졌어요|아직 안정해졌어|아직 안 정해졌어요|아직 안 정해졌어|미정이에요|미정입니다|아직 안정했어요|아직 결정 안 했어요|아직 결정되지 않았어요|아직 미정|미정|확실하지 않아요|확실치 않아요|확인해 볼게요|확인해볼게요|확인 필요|알아볼게요|물어볼게요|기억이 안 나요|기억 안 나요|생각 안 나요',
    '不知道|我不知道|不曉得|不清楚|我不清楚|不太清楚|不確定|我不確定|不太確定|還不知道|還不確定|還不清楚|還沒|還沒有|還沒決定|還沒談好|還沒談|還在談|還沒談妥|還沒定|還沒敲定|沒定|還沒喬好|窗口還沒確定|尚未決定|尚未確定|還沒確定|未定|待定|待確認|不記得|忘了|我忘了|忘記了|不好說|很難說|我問問|我問一下|我查一下|要問一下|要確認|再確認|沒概念|不詳',
  ].join('|'),
  /** The question may stay open for a while. */
  wait: [
    'wait|hold on|hang on|one moment|one second|one sec|just a moment|just a second|just a sec|just a minute|a moment|a second|a sec|sec|one minute|a minute|moment|give me a second|give me a sec|give me a moment|give me a minute|give me a few minutes|a few minutes|let me think|let me see|i’m thinking|thinking|hmm|hm|hmmm|hmmmm|um|uhm|umm|uh|er|erm|ehm|well|brb|be right back|i’ll be back|bear with me|let me look|let me look it up|…|...|..|good question|don’t rush me|i need a second|need a minute|wait a minute|wait a second|wait a sec|wait a moment',
    'подожди|подождите|погоди|погодите|секунду|секундочку|минуту|минутку|минуточку|момент|сейчас|щас|сек|мин|дай подумать|дайте подумать|надо подумать|думаю|подумаю|хм|хмм|гм|эм|эмм|ээ|ну|так|дай секунду|дай минуту|дайте минуту|хороший вопрос|сейчас посмотрю|сейчас вернусь|обожди|стой|стойте|постой|постойте',
    '잠깐|잠깐만|잠깐만요|잠시만|잠시만요|잠시|기다려|기다려줘|기다려요|기다려 주세요|기다려주세요|조금만 기다려 주세요|잠깐 기다려 주세요|잠시 기다려 주세요|1분만|일분만|생각해 볼게요|생각해볼게요|생각 중|생각 중이에요|생각중|음|음음|으음|흠|흠흠|어|어어|저기|좋은 질문이네요',
    '等等|等一下|等一會|等一會兒|等我一下|等我|稍等|稍等一下|請稍等|請等一下|請等等|等下|慢著|先等等|一下下|我想想|我想一下|讓我想想|讓我想一下|想一下|想想|嗯嗯嗯|呃|喔喔|哦|唔|好問題|我看看|我看一下|讓我看看|馬上回來|一分鐘|給我一分鐘',
  ].join('|'),
  /** The person does not understand the question or its reason. */
  explain: [
    'what was i supposed to write here|what am i supposed to write here|what am i supposed to write|what do i write here|what should i write here|what goes here|what|huh|eh|pardon|sorry what|excuse me|come again|say again|repeat|repeat that|repeat please|again|what do you mean|what does that mean|what does this mean|what does it mean|what is that|what is this|what’s that|what’s this|what do you want|what do you need|what should i write|what should i say|what should i type|what should i put|what do i write|what do i put|what do i say|what are my options|what are the options|options|examples|example|for example|an example please|give me an example|like what|such as|i don’t understand|i dont understand|dont understand|i don’t understand the question|i dont understand the question|i don’t understand this question|don’t get the question|i don’t get it|i dont get it|what is this question|what do you mean by that|don’t understand|i do not understand|not clear|unclear|why|why do you ask|why do you need that|why do you need this|why do you need it|why is that needed|why that|why this|what for|what is it for|what’s it for|who needs that|how so|how|how do you mean|which one|which ones|is it needed|is it required|is that required|is this required|is this needed|do i have to|do i need to|must i|can i skip|can i skip this|can i skip it|explain|explain please|help|help me|hint|more info|info|wtf|wat|question|?|??|???',
    'а что сюда писать|что сюда писать|что тут писать|что здесь писать|что|что что|чего|а|э|не понял|не поняла|не понимаю|не понял вопрос|не поняла вопрос|не понял вопроса|не поняла вопроса|не понимаю вопрос|не понимаю вопроса|не понятно|непонятно|что это|что это такое|что это значит|что это означает|что значит|что вы имеете в виду|что ты имеешь в виду|в смысле|повтори|повторите|ещё раз|еще раз|что писать|что мне писать|что написать|что тут писать|что ввести|что указать|зачем|почему|зачем это|зачем это нужно|зачем тебе это|зачем вам это|для чего|для чего это|какой|какая|какие|какие варианты|варианты|пример|например|приведи пример|покажи пример|обязательно|это обязательно|можно пропустить|объясни|объясните|поясни|поясните|подсказка|подскажи|подскажите|помоги|помогите|помощь|справка|как|как это|как так',
    '뭐|뭐라고|뭐라고요|뭐요|뭐예요|뭔데|뭔데요|네 뭐라고요|무슨 말|무슨 말이야|무슨 말이에요|무슨 말씀이세요|무슨 뜻|무슨 뜻이야|무슨 뜻이에요|무슨 뜻인가요|무슨 뜻이죠|그게 뭐야|그게 뭐예요|그게 뭔가요|이게 뭐야|이게 뭐예요|이게 뭔가요|이해가 안 돼요|이해가 안 가요|이해 안 돼요|이해 못 했어요|이해를 못 했어요|질문을 이해 못 했어요|질문이 이해가 안 돼요|질문이 이해 안 돼요|무슨 질문이에요|왜|왜요|왜 물어봐요|왜 필요해요|왜 필요한가요|왜 필요하죠|다시|다시 말해줘|다시 말해 주세요|다시 한번|다시 한번요|뭘 써야 해요|뭘 써야 하나요|뭐라고 써요|뭐라고 써야 해요|뭐라고 적어요|뭘 적어야 하나요|예시|예를 들면|예를 들어|예시 보여 주세요|어떻게|어떻게요|어떤 거|어떤 거요|꼭 필요해요|꼭 필요한가요|필수예요|필수인가요|설명|설명해 줘|설명해 주세요|도움말|도와줘|도와주세요|도움',
    '什麼|什么|蛤|啥|什麼意思|甚麼|甚麼意思|這是什麼|那是什麼|這是什麼意思|是什麼意思|你說什麼|您說什麼|再說一次|再說一遍|請再說一次|重複一次|聽不懂|看不懂|看不懂問題|看不懂這題|不懂這題|我不懂這題|為什麼要填這個|為什麼要填|為什麼需要填|為什麼要問這個|為什麼要問這題|我不懂|不懂|我看不懂|不明白|我不明白|不了解|為什麼|為何|为什么|為甚麼|為什麼要問|為什麼要這個|為什麼需要|為什麼需要這個|幹嘛|做什麼用|用來做什麼|要寫什麼|要填什麼|該寫什麼|該填什麼|我要寫什麼|我要填什麼|寫什麼|填什麼|怎麼寫|怎麼填|怎麼說|怎麼|如何|有哪些選項|有什麼選項|哪些選項|選項|範例|舉例|舉個例子|給個例子|例如|哪一個|哪個|必填嗎|必填|一定要嗎|一定要填嗎|可以略過嗎|可以跳過嗎|說明|請說明|解釋|解釋一下|幫我|幫忙|提示',
  ].join('|'),
  /** Ends a list. */
  done: [
    'done|i’m done|im done|we’re done|all done|that’s all|thats all|that is all|that’s it|thats it|that is it|that’s everything|that’s everyone|that’s everybody|that will do|that’ll do|no more|nothing more|nothing else|none else|no one else|nobody else|noone else|no one more|finished|i’m finished|finish|complete|no others|no other|not any more|only that|only that one|just that|just that one|only this|only this one|just this one|that one only|only those|just those|only him|only her|only them|just him|just her|just the one|only one|just one',
    'готово|это всё|это все|всё|это всё пока|больше никого|больше никто|больше нет|больше ничего|больше не надо|больше не нужно|никого больше|ничего больше|закончил|закончила|завершить|только это|только этот|только эта|только они|только он|только она|достаточно|на этом всё|на этом все|и всё',
    '완료|끝|끝났어요|끝이에요|끝입니다|다 했어요|다 됐어요|됐어요 다음|더 없음|더 없어요|더 없습니다|더 이상 없어요|더는 없어요|이게 다예요|이게 전부예요|이게 전부입니다|그게 다예요|그게 전부예요|전부예요|전부입니다|다예요|그것만|그것만요|이것만|이것만요|그 사람만|그거 하나만|하나만|그거면 돼요|이 정도면 돼요|충분해요',
    '完成|好了|沒有了|沒了|就這樣|就這些|就這個|只有這個|只有這些|這樣就好|這樣就可以了|這樣就行了|沒有別的|沒有別人|沒有別的了|沒有別人了|沒有其他人|沒有其他|沒有其他的了|只有他|只有她|只有一個|結束了|都好了|夠了|足夠了|以上',
  ].join('|'),
  /** What the draft has by now. */
  show: [
    'show me what you have|show me what you have so far|show what you have|show me what we have|what do you have so far|what have you got so far|what do we have so far|what have i entered|what have i entered so far|what did i enter|what did i enter so far|what is filled in|what’s filled in|what is filled in so far|show the draft|show me the draft|show me my draft|show the deal so far|show me the deal so far|show me everything so far|where are we with this deal',
    'покажи что у тебя есть|покажи, что у тебя есть|покажи что уже есть|покажи, что уже есть|покажи что есть|что уже заполнено|что заполнено|что уже есть|что у нас уже есть|покажи черновик|покажи мой черновик|что я уже ввёл|что я уже ввел|что я уже ввела|что я ввёл|что я ввел|что я ввела|покажи что заполнено|покажи, что заполнено',
    '지금까지 입력한 거 보여줘|지금까지 입력한 것 보여줘|지금까지 입력한 내용 보여줘|지금까지 입력한 내용 보여주세요|지금까지 뭐 있어|여태까지 뭐 있어|지금까지 뭐 입력했지|지금까지 뭐 입력했어|지금까지 내용 보여줘|입력한 내용 보여줘|입력한 내용 보여주세요|입력한 거 보여줘|초안 보여줘|초안 보여주세요|지금까지 채운 거 보여줘',
    '給我看目前填了什麼|目前填了什麼|目前填了哪些|已經填了哪些|已經填了什麼|現在填了哪些|現在填了什麼|看一下草稿|顯示草稿|給我看草稿|目前有哪些內容|給我看目前的內容|填了哪些|填了什麼',
  ].join('|'),
  discard: [
    'start over|start again|restart|begin again|from the beginning|from scratch|discard|discard it|discard this|discard the draft|drop it|drop this|drop the draft|delete|delete it|delete this|delete draft|delete the draft|delete my draft|remove the draft|throw it away|throw away|trash it|scrap it|bin it|kill it',
    'брось|бросай|бросить|брось это|выбрось|выброси|начать сначала|начни сначала|начнём сначала|начнем сначала|давай сначала|всё сначала|все сначала|начни заново|начать заново|начнём заново|начнем заново|заново|сначала|удалить|удали|удали это|удали черновик|удалить черновик|удалите черновик|выбросить|выбрось|выбрось черновик|сотри|стереть|удалить совсем',
    '처음부터|처음부터 다시|다시 시작|다시 시작할게요|버리기|버려|버려줘|버려 주세요|버릴게요|삭제|삭제해|삭제해줘|삭제해 주세요|삭제할게요|초안 삭제|초안 삭제해 줘|초안 버리기|지워 줘|지워줘|지워 주세요|지워주세요',
    '重新開始|重來|從頭來|從頭開始|捨棄|丟棄|丟掉|刪除|刪掉|刪除草稿|刪掉草稿|刪了|把草稿刪掉|不要這個草稿|丟了',
  ].join('|'),
  create: [
    'create|create it|create the deal|create this|create it now|create deal now|submit|submit it|send|send it|send it off|save|save it|go ahead and create it|finish and create',
    'создать|создай|создавай|создавайте|создайте|отправить|отправь|отправляй|отправляйте|сохранить|сохрани',
    '만들기|만들어|만들어줘|만들어 줘|만들어 주세요|만들어주세요|생성|생성해|생성해줘|생성해 주세요|거래 생성|제출|제출해 주세요|보내기|보내 주세요|저장',
    '建立|建立吧|送出|提交|確定建立|建立交易吧|幫我建立|存檔|儲存',
  ].join('|'),
  /** Friendly words or an emoji. */
  talk: [
    'thanks|thank you|thx|ty|cheers|morning|mornin|evening|great|perfect|awesome|cool|nice|good|super|got it|good job|lol|haha|hahaha|great job|well done|nice one|good work|excellent|brilliant|wonderful|amazing|wow|yay|hello|hi|hey|hi there|good morning|good afternoon|good evening|👋|🙏|🎉|😀|🙂|😊|😂|❤|👏|understood|i see|alright|all right',
    'утро|с добрым утром|утречко|добрый вечер|молодец|умница|красава|браво|ура|вау|топ|замечательно|шикарно|хай|приветик|спасибо|спс|благодарю|отлично|супер|класс|круто|понятно|понял|поняла|ясно|привет|здравствуйте|добрый день|доброе утро|ладно|здорово|прекрасно',
    '좋은 아침|좋은 아침이에요|좋은 아침입니다|굿모닝|감사합니다|고마워|고마워요|고맙습니다|알겠습니다|알겠어요|알았어|알았어요|안녕|안녕하세요|최고|좋네요|대박|ㅋㅋ|ㅋㅋㅋ|ㅎㅎ',
    '早|早啊|早上好|午安|晚安|謝謝|感謝|多謝|謝啦|謝了|了解|知道了|明白|明白了|你好|您好|早安|嗨|哈囉|太好了|讚|很好|哈哈',
  ].join('|'),
} as const;

/** Leading fillers without meaning. Latin and Cyrillic ones need a word boundary. */
export const asideFillers = [
  'no|wait|ok|okay|oh|ah|well|hm|hmm|um|uhm|uh|er|sorry|actually|please|pls|just|so|hey|then|and|but|now|let’s|lets|let us|let me|let me just|can we|can i|can you|could you|could we|would you|i want to|i’d like to|i would like to|i wanna|i need to|we can|you can|just|maybe|perhaps|i think|i guess|i’m|honestly|really|look|listen|bot|dear|kindly|go on and|yeah|hang on|hold on|the|a|an|it’s|it is|this is|that is|i have|we have|still|quick|one',
  'нет|подожди|погоди|подождите|ой|ох|ах|ну|эм|хм|извини|извините|прости|простите|пожалуйста|плиз|давай|давайте|можно|можем|я хочу|хочу|хотелось бы|мне нужно|мне надо|тогда|а|и|но|ладно|слушай|вообще|вообще-то|на самом деле|честно|честно говоря|я|мы|пока|бот|пусть|просто|стоп|так|лучше',
  '아|음|어|저기|아니|아니요|잠깐|잠깐만|죄송한데|죄송하지만|미안|그냥|일단|사실|사실은|혹시|그럼|그러면|네|좀|저는|저|그|우선|솔직히|봇',
  '嗯|啊|喔|哦|呃|不好意思|抱歉|對不起|請|麻煩|麻煩你|麻煩您|我想要|我想|我要|那|那就|還是|其實|不對|等等|先|幫我|可以|可不可以|能不能|能|老實說|我|這個|這題|就',
].join('|');

/** Trailing fillers. */
export const asideTails = [
  'please|pls|plz|thanks|thank you|thx|for now|then|now|right now|instead|sorry|ok|okay|for the moment|at the moment|yet|here|there|bot|too|actually|really|anymore|any more|today|to be honest|tbh|honestly|i think|i guess|i’m afraid|for this one|for this|for that|on this one|of that|about that|this|that|it|lol|haha|man|mate|again|yo|exactly|question|altogether',
  'пожалуйста|плиз|спасибо|пока|тогда|сейчас|теперь|извини|извините|уже|ещё|еще|вот|это|мне|нам|честно|если можно|наверное|сегодня|бот|вообще|же|ли|совсем|точно|а',
  '요|부탁해|부탁해요|부탁드려요|부탁드립니다|감사합니다|고마워요|지금|일단|좀|그냥|할게|할게요|해줘|해 줘|해주세요|해 주세요|하겠습니다|할래|할래요|하자|합니다|해요|주세요|줘|이에요|예요|입니다|인데요|ㅠㅠ|ㅜㅜ|ㅎㅎ|ㅋㅋ',
  '吧|了|啦|喔|哦|啊|呢|嗎|呀|耶|欸|好了|謝謝|麻煩|麻煩了|一下|拜託|目前|現在|這題|這個|的|就好|好嗎|可以嗎',
].join('|');

/** The speaker as a person who works on the deal. */
export const meWords = [
  'me|myself|i|just me|only me|it’s me|that’s me|that is me|i do|i will|i am|me myself|me alone|just myself|only myself|myself only|me only|i myself|i’ll do it|i work on it|i’m working on it|i’m on it|mine|me of course|me too|add me|take me|put me',
  'я|я сам|я сама|сам|сама|только я|я один|я одна|лично я|это я|меня|мной|мною|я буду|я займусь|я работаю|я веду|добавь меня|запиши меня|себя',
  '나|나요|나야|저|저요|저예요|저만|저만요|나만|나만요|저 혼자|저 혼자요|나 혼자|제가|제가요|제가 해요|제가 합니다|제가 할게요|제가 담당해요|제가 담당합니다|본인|본인이요|접니다|내가',
  '我|是我|就我|就是我|只有我|我自己|我本人|本人|自己|我一個人|我來|我負責|我做|我一個|就我一個|就我自己|我啊|加我|我吧',
].join('|');

/** Removes an entry from a list: before or after its name. */
export const removingWords =
  'remove|take out|take off|take away|leave out|not|without|убрать|убери|уберите|удали|удалить|исключи|исключить|без|빼기|빼줘|빼 줘|빼 주세요|빼주세요|제외|제외해 주세요|제거|삭제|移除|刪除|拿掉|去掉|不要';

/** Adds an entry to a list. */
export const alsoWords =
  'and|also|plus|and also|add|и|ещё|еще|и ещё|и еще|также|плюс|добавь|그리고|또|및|和|還有|再加|另外|加上|加';

/** In lower case these hardly occur in names: a text with one of them is a sentence, not a name, place or id. */
export const sentenceSigns = [
  'вроде|кажется|наверное|наверно|возможно|они|них|назови|назовите|тот|те|же|наш|наша|наше|наши|всех|кроме|our|either|except|everyone|everybody|someone|somebody|anyone|i|i’m|im|i’ll|i’d|i’ve|we|we’re|we’ll|you|you’re|me|us|my|your|don’t|dont|doesn’t|doesnt|didn’t|didnt|can’t|cant|won’t|wont|isn’t|isnt|not|can|could|should|would|will|what|what’s|whats|why|how|when|where|which|who|whom|is|are|was|were|am|do|does|did|has|have|had|know|understand|let|lets|let’s|wait|later|again|sorry|please|ask|tell|remember|forgot|meant|mean|maybe|perhaps|think|guess|idea|myself|mine|yet|wrong|same|none|nobody|hmm|hm|um|uhm|that|this|it|it’s|there’s|let’s|because|confidential|secret|tomorrow|unknown|whatever|already|still',
  'я|мы|ты|вы|мне|нам|мой|моя|моё|не|что|чего|зачем|почему|как|где|когда|кто|это|эта|этот|потом|позже|пока|надо|нужно|можно|давай|давайте|извини|извините|пожалуйста|знаю|понял|поняла|понимаю|ещё|еще|уже|лучше|сколько|какой|какая|какое|тут|там|хочу|буду|будет|есть|нет|ладно|хм|завтра|секрет|неважно|заполню|спрошу',
].join('|');
export const koreanSentenceSigns =
  '모르|모름|몰라|몰랐|아직|나중|누구|왜|뭐|뭘|무슨|어떻게|저는|제가|이거|그거|이건|그건|잠깐|잠시|내일|하지만|일단|글쎄|알려|물어|확인해|필요|지난번|저번|똑같|같은|동일한|말고|빼고|제외|거래처';
export const chineseSentenceSigns =
  '不知|不清|不太|不懂|不確|不要|不想|不用|不是|不會|還沒|還不|沒有|嗎|呢|吧|誰|什麼|怎麼|為何|為什麼|我|你|您|這|那個|那就|請問|等等|等一|稍後|之後|以後|再說|明天|先不|先跳|秘密|一樣|上次|同一|除了';

/** Before or after what is missing: "no notes", "there is no campaign", без примечаний, 메모 없음, 無備註. */
export const noneBefore =
  'no|there is no|there are no|there’s no|we have no|i have no|they have no|without|без|нет|у нас нет|無|沒有|没有|不需要|不用';
export const noneBehind =
  'none|not needed|нет|не нужны|не нужно|не нужен|없음|없어요|없습니다|없어|없이|필요 없어요|無|不用|沒有';

/** How sure somebody is of a place or a number, before and behind it. */
export const hedgesBefore =
  'i think it’s|i think it is|i think|i guess|i believe|probably|maybe|perhaps|should be|вроде бы|вроде|кажется|наверное|наверно|видимо|скорее всего|думаю|아마도|아마|應該是|好像是|大概是|可能是|也許是|應該|大概';
export const hedgesBehind =
  'i think|i guess|i believe|probably|maybe|or so|кажется|наверное|наверно|вроде|вроде бы|скорее всего|인 것 같아요|인 것 같습니다|인 것 같은데|일 것 같아요|일 거예요|일걸요|인 듯해요|인 듯|吧';

/** Takes back what was said before, at the beginning of a clause. */
export const takingBack =
  'cancel that|scratch that|forget that|ignore that|strike that|отмени это|отмените это|отмени последнее|отмените последнее|забудь это|забудьте это|зачеркни это|그거 취소|그건 취소|방금 거 취소|算了|剛才那個不算|取消剛才|取消上一';
/** Only where they are the whole clause: `Cancel the old contract`, 取消舊約 and `забудь про скидку` are notes. */
export const takingBackAlone =
  'cancel it|forget it|отмени|отмените|забудь|забудьте|зачеркни|취소하고|취소해|지우고|取消';
