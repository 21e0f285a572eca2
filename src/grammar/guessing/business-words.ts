/** Words of the trade: who buys, and what is signed. */
export const businessWords =
  /(?<!\p{L})(?:customers?|clients?|contracts?|deals?|referrals?|proposals?|quotes?|invoices?|co-sell|клиент\p{L}{0,3}|заказчик\p{L}{0,3}|договор\p{L}{0,3}|контракт\p{L}{0,3}|сделк\p{L}{1,3}|рекомендаци\p{L}{1,3})(?!\p{L})|고객|계약|견적|제안서|거래처|客戶|合約|合同|報價|訂單|簽約/iu;
