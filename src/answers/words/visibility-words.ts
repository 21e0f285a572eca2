/** Names of the three kinds of deals by visibility, in addition to their labels, separated by `|`. */
export const visibilityWords = {
  private:
    'private|private deal|nobody but us|only us|just us|us only|hidden|not shared|confidential|keep it private|keep private|keep it to ourselves|частная|частной|частную|частное|приватная|приватной|приватную|приватно|закрытая|закрытой|закрытую|только мы|только для нас|никому не показывать|우리만 볼래|우리만 볼래요|우리만 볼게|우리만 볼게요|우리만 보기|우리만 보게|우리만 보게 해줘|우리만 볼 수 있게|저희만|저희만 볼게요|저희만 볼 수 있게|비공개|비공개요|우리만|우리끼리만|우리끼리|저희끼리만|저희끼리|우리끼리 할게요|우리끼리 할래|只有我們自己看|只有我們看|不要公開|暫時不公開|暫不公開|先不公開|只有我們自己|只給我們看|只給我們自己看|我們自己看|我們自己看就好|自己看就好|自己看|自己做|我們自己做|自己來|我們自己來|우리만 보기|우리만 볼게요|우리만 볼 수 있게|저희만|혼자|私人|私有|不公開|只有我們|只有我們看得到|只有我們能看|只有我們自己|只給我們看|不分享|保密',
  'partner-led':
    'partner-led|partner led|partnerled|visible|visible to microsoft|shared|share it|share with microsoft|public|под руководством партнера|под руководством партнёра|партнерская|партнёрская|партнерскую|партнёрскую|партнёрской|партнерской|видимая|видимой|видна|видна майкрософт|파트너 주도|파트너주도|공개|合作夥伴主導|夥伴主導|公開|微軟看得到',
  'co-sell':
    'co-sell|cosell|co sell|co-selling|co-sell deal|with microsoft|with microsoft’s help|with help|with their help|microsoft’s help|microsoft helps|together with microsoft|совместная продажа|совместная|совместной|совместную|совместно|с майкрософт|с майкрософтом|с помощью майкрософт|с microsoft|вместе с майкрософт|공동 판매|공동판매|코셀|마이크로소프트와|마이크로소프트와 함께|마이크로소프트 도움|마소랑|마소와|마소 도움|도움 받기|같이 팔기|같이 판매|함께 판매|共同銷售|和微軟一起|跟微軟一起|請微軟協助|微軟幫忙|微軟協助|請微軟幫忙|需要微軟幫忙|要微軟幫忙|與微軟|與 microsoft',
} as const;

/** Before and after such a name: "the private one", 비공개로 할게요, 私人的. */
export const beforeVisibility =
  '想|想要|想請|我想|我想要|還是|the|a|an|make it|make it a|let’s make it|lets make it|let’s do|lets do|it’s|it is|it should be|should be|go with|let’s go with|i’d say|i’ll take|as|to|just|keep it|сделай|сделаем|пусть будет|будет|давай|это|그럼|그냥|就|要|選|我選|設為|那就|請';
export const behindVisibility =
  'one|deal|option|please|it is|then|for now|вариант|сделка|сделку|пожалуйста|пока|받을래요|받을래|받을게요|받을게|받고 싶어요|로 해 주세요|로 해주세요|로 할게요|로 해요|로요|로|으로 할게요|으로|이요|요|예요|거래|부탁해요|的|吧|好了|交易|的那個|那個|就好';

/** Between who may see the deal and that no help is wanted. */
export const betweenClauses =
  /,? (?:but|though|and) |[,，] ?(?:(?:но|а|only|только|但是|但|不過|可是) ?)?| (?:но|а) |(?<=[\p{Script=Hangul}])(?:는데|은데|지만) |(?<=看|看到)但(?:是)?/u;

/** That Microsoft may see it, and nothing else. */
export const letsMicrosoftSee =
  /^(?:(?:yes, )?(?:microsoft|ms|they) (?:may|can|could|should) see (?:it|this|the deal|everything)|visible to microsoft|show it to microsoft|(?:пусть )?(?:майкрософт|microsoft)(?: \p{L}{2,6})? (?:может )?вид(?:ит|еть)(?: (?:её|ее|это|сделку))?|пусть (?:майкрософт|microsoft) видит|(?:마이크로소프트|마소|microsoft|ms)(?:가|한테|에|에게|는)? (?:봐도|보여도|보여줘도|보는 건|공개해도) (?:되|괜찮|좋)|(?:給)?(?:微軟|microsoft|他們)(?:可以|能)?(?:看|看到|看得到)(?:沒關係|沒問題)?)$/u;
