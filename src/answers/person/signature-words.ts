/** Words around the name in an e-mail signature, separated by `|`. */

/** Before the name, on a line of their own or before a comma. */
export const signOffs = [
  'best regards|kind regards|warm regards|regards|many thanks|thanks|thanks a lot|thank you|best wishes|all the best|sincerely|yours sincerely|yours faithfully|yours truly|respectfully|hi|hello|dear|mit freundlichen grüßen|viele grüße|cordialement',
  'с уважением|с наилучшими пожеланиями|всего доброго|всего наилучшего|спасибо|заранее спасибо|благодарю|искренне ваш|искренне ваша|здравствуйте|добрый день',
  '감사합니다|감사드립니다|고맙습니다|안녕하세요|수고하세요',
  '祝好|順頌商祺|順祝商祺|謝謝|感謝|您好|你好|此致|敬祝',
].join('|');

/** Sign-offs only on a line of their own: George Best is a name. */
export const lineSignOffs = 'best|cheers|yours|greetings|привет';

/** After the author's name. */
export const signedTails = ' 드림| 올림| 배상|敬上|謹上|敬啟';

/** Departments: alone they are not a person's name. */
export const departmentWords = [
  'accounting|accounts|purchasing|procurement|reception|support|helpdesk|management|headquarters|office|department|dept|division|team|desk|sales|marketing|finance|it|hr|legal|operations|logistics',
  'бухгалтерия|бухгалтерии|закупки|закупок|снабжение|снабжения|продажи|продаж|приемная|приёмная|отдел|департамент|служба|управление|офис|секретариат|кадры|кадров|логистика|логистики|финансы|финансов|маркетинг|маркетинга',
].join('|');
/** Words around a department's name. */
export const besideDepartments = 'the|of|our|and|their|и|по|наш|наша|их';

/** Korean and Chinese departments that begin with a family name's syllable: 구매팀, 기술부, 전산실. */
export const easternDepartments =
  '구매|기술|전산|홍보|경리|정보|총무|영업|인사|재무|회계|기획|생산|개발|연구|마케팅|법무|전략|고객|지원|採購|資訊|業務|財務|人事|總務|行銷|法務|研發|客服|工程|會計|企劃|管理';
/** Endings that no name has. */
export const plainUnits = '팀|본부|센터|그룹|사업부|부서|담당|부문|中心|團隊|部門';
