export interface Place {
  readonly street: string;
  readonly city: string;
  readonly state?: string;
  readonly postalCode: string;
}

type Company = ReturnType<typeof company>;

export interface Market {
  readonly country: string;
  readonly currency: string;
  /** Deal values are multiples of this. */
  readonly round: number;
  readonly places: readonly [Place, ...Place[]];
  readonly customers: readonly [Company, ...Company[]];
  readonly contacts: readonly ReturnType<typeof contact>[];
  /** What a deal may be about, in the words of that market. */
  readonly subjects: readonly [string, ...string[]];
  readonly notes: readonly [string, ...string[]];
  readonly senderNotes: readonly [string, ...string[]];
}

/** The e-mail address is made with the customer's domain. */
const contact = (firstName: string, lastName: string, mailbox: string, phoneNumber: string) => ({
  firstName,
  lastName,
  mailbox,
  phoneNumber,
});

const company = (name: string, domain: string) => ({ name, domain });

/** Customers are Microsoft's fictitious companies, contacts are invented, telephone numbers are reserved or fancied. */
export const markets: readonly [Market, ...Market[]] = [
  {
    country: 'US',
    currency: 'USD',
    round: 2500,
    places: [
      { street: '4567 Main St', city: 'Buffalo', state: 'NY', postalCode: '14201' },
      { street: '1 Harbor Way', city: 'Seattle', state: 'WA', postalCode: '98101' },
      { street: '200 Market St', city: 'Cleveland', state: 'OH', postalCode: '44114' },
    ],
    customers: [
      company('Fabrikam', 'fabrikam'),
      company('Northwind Traders', 'northwind'),
      company('Adventure Works', 'adventure-works'),
      company('Woodgrove Bank', 'woodgrove'),
      company('Proseware', 'proseware'),
    ],
    contacts: [
      contact('Patti', 'Fernandez', 'patti.fernandez', '+1 206 555 0142'),
      contact('Grady', 'Archie', 'grady.archie', '+1 216 555 0177'),
    ],
    subjects: ['data platform', 'SQL Server upgrade', 'store analytics', 'contact centre with AI', 'VM migration'],
    notes: [
      'Wants to leave two data centres before the lease ends in spring. Budget is approved.',
      'Board asked for a plan by the end of the quarter; security review is on the critical path.',
    ],
    senderNotes: [
      'Customer asked for a partner with retail experience. Please call before Friday.',
      'They liked your reference at Litware. I can join the first call.',
    ],
  },
  {
    country: 'KR',
    currency: 'KRW',
    round: 5_000_000,
    places: [
      { street: '세종대로 110', city: '서울', postalCode: '04524' },
      { street: '해운대로 570', city: '부산', postalCode: '48060' },
    ],
    customers: [
      company('Tailspin Toys 코리아', 'tailspintoys'),
      company('Woodgrove Bank 서울', 'woodgrove'),
      company('Adatum 코리아', 'adatum'),
    ],
    contacts: [
      contact('서연', '김', 'seoyeon.kim', '+82 2 555 0133'),
      contact('민준', '박', 'minjun.park', '+82 51 555 0121'),
    ],
    subjects: ['클라우드 전환', '데이터 분석 플랫폼', 'AI 챗봇 구축', '보안 관제 강화'],
    notes: [
      '연말까지 사내 서버 120대를 Azure로 이전하려고 합니다. 예산은 승인되었습니다.',
      '개인정보 보호 요건 검토가 먼저 필요합니다.',
    ],
    senderNotes: ['고객이 한국어 지원이 가능한 파트너를 찾고 있습니다. 이번 주에 연락 부탁드립니다.'],
  },
  {
    country: 'RU',
    currency: 'EUR',
    round: 1500,
    places: [{ street: 'ул. Лесная, 5', city: 'Москва', postalCode: '125047' }],
    customers: [company('Litware Россия', 'litware'), company('Coho Vineyard', 'cohovineyard')],
    contacts: [contact('Ирина', 'Соколова', 'irina.sokolova', '+7 495 555 0117')],
    subjects: ['перенос хранилища данных', 'резервное копирование в облако', 'портал для поставщиков'],
    notes: ['Заказчик хочет уложиться до конца года, решение принимает финансовый директор.'],
    senderNotes: ['Нужен партнёр с опытом миграции хранилищ данных. Встреча назначена на следующую неделю.'],
  },
  {
    country: 'TW',
    currency: 'TWD',
    round: 60_000,
    places: [
      { street: '信義路五段7號', city: '臺北市', postalCode: '110' },
      { street: '公園路30號', city: '新竹市', postalCode: '300' },
    ],
    customers: [
      company('Wingtip Toys 台灣', 'wingtiptoys'),
      company('Fabrikam 半導體', 'fabrikam'),
      company('Alpine Ski House 台北', 'alpineskihouse'),
    ],
    contacts: [contact('怡君', '陳', 'yichun.chen', '+886 2 5550 0114')],
    subjects: ['智慧工廠監控', '雲端備援', '客服機器人', '資料湖建置'],
    notes: ['客戶希望先做概念驗證,再決定是否全面導入。', '現有系統為 SAP,需評估移轉時程。'],
    senderNotes: ['客戶已同意分享聯絡資料,請儘快安排會議。'],
  },
  {
    country: 'DE',
    currency: 'EUR',
    round: 2000,
    places: [
      { street: 'Hafenstraße 12', city: 'Hamburg', postalCode: '20457' },
      { street: 'Ludwigstraße 8', city: 'München', postalCode: '80539' },
    ],
    customers: [
      company('Lucerne Publishing', 'lucernepublishing'),
      company('Munson’s Pickles GmbH', 'munsons'),
      company('Southridge Video', 'southridgevideo'),
    ],
    contacts: [
      contact('Jörg', 'Weiß', 'joerg.weiss', '+49 40 5550 0118'),
      contact('Änne', 'Köhler', 'aenne.koehler', '+49 89 5550 0129'),
    ],
    subjects: ['Übergang nach Azure', 'Fertigungsdaten in Echtzeit', 'Dokumentenablage mit KI', 'SAP auf Azure'],
    notes: [
      'Der Betriebsrat muss zustimmen; Entscheidung voraussichtlich im nächsten Monat.',
      'Ausschreibung läuft, wir stehen mit zwei weiteren Anbietern auf der Liste.',
    ],
    senderNotes: ['Der Kunde wünscht einen Ansprechpartner vor Ort. Bitte bis Mittwoch melden.'],
  },
  {
    country: 'FR',
    currency: 'EUR',
    round: 2000,
    places: [
      { street: '12 rue de la République', city: 'Lyon', postalCode: '69002' },
      { street: '3 quai des Chartrons', city: 'Bordeaux', postalCode: '33000' },
    ],
    customers: [
      company('Coho Winery', 'cohowinery'),
      company('Margie’s Travel', 'margiestravel'),
      company('Bellows College', 'bellowscollege'),
    ],
    contacts: [contact('Élodie', 'Garnier', 'elodie.garnier', '+33 4 55 55 01 16')],
    subjects: ['migration vers Azure', 'assistant pour le service client', 'sauvegarde hors site'],
    notes: ['Le client compare trois offres ; décision attendue avant l’été.'],
    senderNotes: ['Besoin d’une démonstration de faisabilité, le budget est déjà validé.'],
  },
  {
    country: 'JP',
    currency: 'JPY',
    round: 500_000,
    places: [
      { street: '丸の内1-2-3', city: '千代田区', state: '東京都', postalCode: '100-0005' },
      { street: '梅田3-1-1', city: '大阪市', state: '大阪府', postalCode: '530-0001' },
    ],
    customers: [
      company('ウッドグローブ銀行', 'woodgrove'),
      company('Northwind Traders Japan', 'northwind'),
      company('Graphic Design Institute 大阪', 'graphicdesign'),
    ],
    contacts: [contact('美咲', '佐藤', 'misaki.sato', '+81 3 5550 0112')],
    subjects: ['基幹システムのクラウド移行', 'データ分析基盤', 'AI による問い合わせ対応'],
    notes: ['年度末までに本番稼働を希望。稟議は来月の予定です。'],
    senderNotes: ['日本語での提案が必須です。来週中にご連絡をお願いします。'],
  },
  {
    country: 'GB',
    currency: 'GBP',
    round: 1500,
    places: [
      { street: '21 Deansgate', city: 'Manchester', postalCode: 'M3 1AZ' },
      { street: '5 Queen Square', city: 'Bristol', postalCode: 'BS1 4JQ' },
    ],
    customers: [
      company('Relecloud', 'relecloud'),
      company('The Phone Company', 'thephonecompany'),
      company('School of Fine Art', 'fineart'),
      company('Wide World Importers', 'wideworldimporters'),
    ],
    contacts: [contact('Nestor', 'Wilke', 'nestor.wilke', '+44 117 496 0120')],
    subjects: ['managed security', 'document search', 'telephony in Teams', 'data estate review'],
    notes: ['Renewal of the old contract is due in ten weeks, so timing matters more than price.'],
    senderNotes: ['Warm introduction done; the CIO expects your call.'],
  },
  {
    country: 'BR',
    currency: 'BRL',
    round: 8000,
    places: [{ street: 'Av. Paulista, 1000', city: 'São Paulo', state: 'SP', postalCode: '01310-100' }],
    customers: [company('Fourth Coffee Brasil', 'fourthcoffee'), company('Humongous Insurance', 'humongous')],
    contacts: [contact('João', 'Araújo', 'joao.araujo', '+55 11 5555 0119')],
    subjects: ['migração para a nuvem', 'análise de vendas', 'segurança gerenciada'],
    notes: ['O cliente quer começar com um piloto em duas lojas.'],
    senderNotes: ['O cliente pediu um parceiro local. Posso participar da primeira reunião.'],
  },
];
