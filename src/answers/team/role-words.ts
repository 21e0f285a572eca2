/** Phrases that grant or revoke a role, in all languages together, separated by `|`, folded. */

/** Names of the roles; longest first, so that none matches inside another. */
export const roleNames = {
  admin:
    'referrals admin|referral admin|referrals administrator|referral administrator|administrator|admin|администратор рекомендаций|администратором рекомендаций|администратора рекомендаций|администратор|администратором|администратора|админ|админом|админа|추천 관리자|관리자|轉介管理員|管理員|管理员',
  user: 'referrals user|referral user|user|пользователь рекомендаций|пользователем рекомендаций|пользователя рекомендаций|пользователь|пользователем|пользователя|추천 사용자|사용자|轉介使用者|使用者|用户',
} as const;

/** First words of a sentence that grants a role. */
export const roleGives =
  'make|appoint|set|give|promote|let|assign|сделай|сделайте|сделать|назначь|назначьте|назначить|поставь|дай|дайте|дать|выдай|выдайте|讓|让|把|將|将|請將|給|任命|指派|設定|指定|幫|請幫|替';
/** First words of a sentence that revokes one. */
export const roleTakes =
  'take away|take|remove|revoke|withdraw|сними|снимите|снять|забери|заберите|забрать|отзови|отзовите|отозвать|убери|уберите|убрать|отними|移除|取消|收回|撤銷|撤销|拿掉|解除';
/** Last words of such a sentence in Korean, and in Chinese behind 把. */
export const roleGivesBehind =
  '올려|올려줘|올려 줘|올려주세요|올려 주세요|시켜|시켜줘|시켜 줘|시켜주세요|추가|추가해줘|추가해 줘|추가해주세요|해줘|해 줘|해주세요|해 주세요|지정|지정해|지정해줘|지정해 줘|지정해 주세요|지정해주세요|임명|임명해|임명해줘|임명해 주세요|만들어|만들어줘|만들어 줘|만들어 주세요|설정|설정해줘|설정해 줘|설정해 주세요|바꿔|바꿔줘|바꿔 주세요|변경|변경해줘|변경해 주세요|부여|부여해줘|부여해 줘|부여해 주세요|줘|주세요';
export const roleTakesBehind =
  '拿掉|拿走|收回|移除|取消|撤銷|刪掉|解除|해제|해제해|해제해줘|해제해 줘|해제해 주세요|해제해주세요|회수|회수해|회수해줘|회수해 줘|회수해 주세요|박탈|삭제|삭제해줘|삭제해 주세요|빼자|빼줘|빼 줘|없애줘|없애 줘|취소|취소해줘|취소해 주세요|뺏어줘';

/** The word for the role itself: without it, the sentence is not about roles. */
export const roleItself =
  'referrals role|role|roles|rights|admin rights|роль|роли|права|прав|админские права|админские|права админа|права администратора|역할을|역할|권한을|권한|的角色|角色|的管理權限|管理權限|管理員權限|的管理員權限|的權限|權限|权限';

/** Filler words around the name. */
export const roleAround =
  '도|也|away|a|an|the|to be|be|as|to|from|of|into|role|the role|role of|with|’s|become|her|his|their|any|роль|с|со|у|от|для|как|в|права|ролью|роль у|роль с|роли|를|을|에게|한테|의|역할|권한|로|으로|님|씨|라는|설為|設為|設成|升為|升成|改為|改成|變成|變為|降為|降成|設定為|設定成|為|成為|成|當|当|做|擔任|開|開通|開啟|加|加上|的|角色|權限|是|一位|一個|任|指派為|任命為';

/** Between role and locations. */
export const roleWhere =
  'for partner locations|for partner location|for the locations|for the location|for locations|for location|in location|at location|for|at|in|of|для расположений|для расположения|для|в расположении|в|по|위치|지역|담당|의|據點|地點|位置|的';
