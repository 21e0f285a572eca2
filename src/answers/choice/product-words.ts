/** What parts of product names are called elsewhere: `애저` as it is heard, `零售` as it is meant. Catalogues are in English. */
export const spokenProducts: Readonly<Record<string, string>> = {
  ...{ 애저: 'azure', 애져: 'azure', 아주르: 'azure', 팀즈: 'teams', 코파일럿: 'copilot', 코파일롯: 'copilot' },
  ...{ 다이나믹스: 'dynamics', 다이내믹스: 'dynamics', 셰어포인트: 'sharepoint', 쉐어포인트: 'sharepoint' },
  ...{ 오피스: 'office', 윈도우: 'windows', 윈도우즈: 'windows', 패브릭: 'fabric', 센티넬: 'sentinel' },
  ...{ 디펜더: 'defender', 파워: 'power', 클라우드: 'cloud', 데이터: 'data', 백업: 'backup', 매니지드: 'managed' },
  ...{ 시큐리티: 'security', 보안: 'security', 리테일: 'retail', 소매: 'retail', 유통: 'retail', 인사이트: 'insight' },
  ...{ 팩토리: 'factory', 공장: 'factory', 모니터: 'monitor', 모니터링: 'monitor', 마이그레이션: 'migration' },
  ...{ 零售: 'retail', 資安: 'security', 安全: 'security', 備份: 'backup', 雲端: 'cloud', 工廠: 'factory' },
  ...{ 監控: 'monitor', 資料: 'data', 數據: 'data', 移轉: 'migration', 遷移: 'migration', 洞察: 'insight' },
};

/** Behind the word that is searched for. */
export const besideProduct =
  /(?:相關|有關|方面|這類|那類|類型?|系列)的?$|(?<=\p{Script=Hangul}| )(?:관련된?|쪽에?|계열|쪽으로)$/u;
