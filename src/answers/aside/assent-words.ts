/** That all is right, at the beginning. The Korean form says the exception itself: 다 좋은데. */
export const assents: readonly RegExp[] = [
  /^(?:(?:yes|yep|ok|okay),? )?(?:(?:it |that |this |all |everything |the rest )?(?:looks|is|’s|'s|seems) ?(?:all )?(?:good|fine|right|correct|ok|okay|great|perfect)|(?:all )?(?:good|fine|correct|perfect)|looks (?:good|fine|right))(?= ?[,.;—–-]| but| except| apart)/iu,
  /^(?:да,? )?(?:(?:всё|все) (?:верно|правильно|хорошо|отлично|ок|так|в порядке)|верно|правильно|хорошо)(?= ?[,.;—–-]| но| только| кроме)/iu,
  /^(?:네,? ?)?(?:다|전부|모두|나머지는)? ?(?:좋|맞|괜찮)(?=은데|는데|지만|아요|습니다)/u,
  /^(?:嗯，?|好，?)?(?:都|全部|其他都|其他)(?:對|沒問題|沒錯|可以|正確|OK|ok|好)(?=[，,。；; ]|只|但|就)/u,
];

/** Before the one thing that is not. */
export const butOnly =
  /^(?:but (?:only |just )?|only |just |except (?:that |for )?|apart from |но (?:только )?|только |кроме |разве что |(?:은데|는데|지만|아요|습니다)[,. ]+(?:근데 |그런데 |단지 |단 )?|(?:只有|只是|但是|但|就|只)(?:有|是)?)/iu;
