/** Short forms of yes and no, separated by `|`. Matched against the whole answer only: "yes, but" is not a yes. */
export const yesWords = [
  'all good|hell yes|sure thing|of course they do|of course we do|it’s fine|that’s fine|all fine|yes|y|yep|yeah|yup|yess|sure|ok|okay|okey|k|fine|right|correct|true|agreed|agree|i agree|i do|of course|certainly',
  'absolutely|definitely|go ahead|do it|please do|sounds good|yes please|confirmed|confirm|affirmative|i consent|consent|we consent|we agree|all agree|everybody agrees|everyone agrees|they agree|they all agree|they agreed|they all agreed|all agreed|both agree|both agreed|everyone agreed|everybody agreed|they do|they have no objections|nobody objects|no problem|no problems|no objection|no objections|everyone is fine with it|everybody is fine with it|everyone’s fine with it|everyone is ok with it|everybody is ok with it|everyone’s ok with it|they are fine with it|they’re fine with it|they are ok with it|they’re ok with it|i don’t mind|don’t mind|i don’t object|don’t disagree|i don’t disagree|👍|✅|✔|🆗|👌|+|+1',
  'да|д|ага|угу|конечно|разумеется|ок|окей|хорошо|согласен|согласна|согласны|верно|точно|подтверждаю|давайте|давай',
  'всё согласовано|все согласовано|они не возражают|без вопросов|естественно|само собой|всё в порядке|не возражают|не против|я не против|никто не против|не возражаю|никто не возражает|нет возражений|возражений нет|без возражений|без проблем|нет проблем|все согласны|они согласны|оба согласны|все дали согласие|я согласен|я согласна|да конечно|да пожалуйста|есть|можно',
  '네|예|넵|넹|네네|네네네|응|어|그래|그래요|좋아|좋아요|좋습니다|맞아|맞아요|맞습니다|동의|동의해요|동의합니다|동의함|물론|물론이죠|물론입니다',
  '다들 괜찮대요|다들 괜찮다고 했어요|다들 괜찮다고 해요|모두 괜찮대요|모두 괜찮다고 했어요|다 괜찮대요|다들 동의했대요|모두 동의했대요|다들 동의했어요|다들 동의했습니다|전부 동의했어요|당연하지|예스|확인|오케이|ㅇㅇ|ㅇㅋ|그렇습니다|그렇게 해 주세요|그렇게 해주세요|해 주세요|해주세요|부탁해요|부탁드립니다|그럼요|그럼|당연하죠|당연히|문제없어요|문제 없어요|문제없습니다|모두 동의합니다|모두 동의했어요|다 동의했어요|다 동의했습니다|동의했어요|이의 없어요|이의 없습니다|네 부탁드립니다|네 맞아요|네 좋아요',
  'ok的|可以的|都可以|都ok|沒問題的|沒問題|没问题|當然可以|当然可以|當然好|不反對|我不反對|沒有異議|沒意見|都沒意見|他們都同意|他們都同意了|嗯大家都同意了|對大家都同意了|大家都說好|大家都說可以|大家都OK|大家都ok|大家都同意了|都同意了|大家都同意|都同意|是|是的|好|好的|好啊|好喔|嗯|嗯嗯|對|對的|对|沒錯|没错|可以|同意|我同意|當然|当然|行|確定|确定|確認|要|要的|需要|請|麻煩|麻煩您|麻煩了',
].join('|');

export const noWords = [
  'no|n|nope|nah|not|never|no thanks|no thank you|not now|not yet|don’t|do not|i don’t|i do not|disagree|i disagree|don’t agree|i don’t agree|i do not agree|false|wrong',
  'negative|please don’t|incorrect|👎|❌|✖|🚫|-1',
  'нет|н|не|неа|не надо|не нужно|не согласен|не согласна|не согласны|никогда|неверно|нет спасибо|спасибо нет|нельзя|против',
  '아니|아니요|아니오|아뇨|아녀|아니에요|아닙니다|싫어|싫어요|싫습니다|안 돼요|안돼요|안 됩니다|안됩니다|안 해요|안해요|ㄴㄴ|ㄴ|거부|거절|필요 없어요|필요없어요',
  '동의하지 않아요|동의하지 않습니다|동의 안 해요|하지 마세요|하지마세요|아니요 괜찮아요',
  '不|不是|不要|不用|不行|不可以|不好|不同意|我不同意|不對|不对|否|沒有|没有|免|不必|不需要|不用了|先不要|別|不了|取消同意',
].join('|');

/** Stay a no when repeated; two refusals with any other word may be a double negation: "not wrong". */
export const plainNoWords = 'no|n|nope|nah|нет|н|неа|아니|아니요|아니오|아뇨|ㄴㄴ|ㄴ|不|不是|不要|不用|否|沒有|👎|❌';

/** Polite words beside a yes or a no that do not change it. */
export const politeWords = [
  'please|thanks|sorry|thank you|thx|pls|that is|that’s|it is|very|sir|they know|they all know|everybody knows|everyone knows|i asked|i asked them',
  'пожалуйста|спасибо|благодарю|они в курсе|все в курсе|в курсе|они знают|все знают|я спросил|я спросила',
  '감사합니다|고마워요|고맙습니다|부탁해요|부탁드려요|확인했습니다|확인했어요|물어봤어요|다 알고 있어요',
  '謝謝|谢谢|感謝|拜託|麻煩了|他們都知道|他們知道|大家都知道|都問過了|問過了',
].join('|');
