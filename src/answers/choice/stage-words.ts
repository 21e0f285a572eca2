/** Names of the sales stages, by percentage, separated by `|`. All four languages are understood in every locale. */
export const stageWords: readonly (readonly [number, string])[] = [
  [10, 'created|begun|just begun|started|시작|начало|剛開始|開始'],
  [
    20,
    'qualified|qualify|qualification|qualifying|검증|검증됨|квалификация|квалификации|квалификацию|已確認商機|確認商機|確認|二成|兩成',
  ],
  [
    40,
    'developed|develop|poc|pilot|구체화|구체화됨|проработка|проработки|проработку|пилот|已擬定方案|擬定方案|擬案|四成',
  ],
  [
    60,
    'proposed|propose|proposal|quoted|offer sent|제안|제안됨|제안서|предложение|предложения|кп|已提案|提案|報價中|六成',
  ],
  [
    80,
    'negotiated|negotiate|negotiation|negotiations|negotiating|협상|협상됨|협상중|협상 중|переговоры|переговоров|переговорах|торги|торгуемся|已議定條件|議定條件|議價|談判|談判中|談判階段|議約|八成',
  ],
  [100, 'won|win|성사|выиграна|выигран|成交'],
];

/** Filler words around a stage. */
export const stageFillers =
  '단계인|단계에|단계의|단계에 있는|단계에서|중인|stage|phase|the|now|at|in|to|단계|단계로|으로|로|в|на|до|этап|стадия|стадию|стадии|этапа|階段|階段了|的|到|了|已';

/** Percent signs and words after a number. */
export const percentWords =
  '%|％|percent|per cent|pct|perc|퍼센트|퍼센트로|프로|프로로|퍼|퍼까지|프로까지|퍼센트까지|퍼로|процент|процента|процентов|проц|趴|個百分點|百分點|percents';
