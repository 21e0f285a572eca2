import type { Rows } from './rows.ts';

/** A few of each kind that the twenty-sixth set found. */
export const chineseTwentySixth: Rows = [
  // What is not won yet goes on; what the desk does of new deals begins none.
  ['我手上還沒成交的台灣案子', 'mine state:accepted country:TW'],
  ['尚未成交的德國案', 'inbound state:accepted country:DE'],
  ['新案子的通知改發到General那個頻道', '?'],
  ['新案子的窗口是誰', 'ask-contact'],
  // Behind a number 萬一 is no condition, and w counts ten thousand.
  ['福隆電機簽了520萬 一月一號開始', 'won name:福隆電機'],
  ['福隆電機改成550w', 'set-value name:福隆電機 value:5500000'],
  ['福隆電機金額打九折', 'ask-value name:福隆電機'],
  ['福隆電機金額砍半', 'ask-value name:福隆電機'],
  ['福隆電機晚兩個月', 'set-close-date name:福隆電機 moved:+2 month'],
  // Who is to have it, in any order; a role is no deal, and whoever joins the team takes nothing.
  ['松江紡織讓Megan跟', 'assign name:松江紡織 to:Megan'],
  ['換怡君跟松江紡織', 'assign name:松江紡織 to:怡君'],
  ['松江紡織先丟給Megan', 'assign name:松江紡織 to:Megan'],
  ['松江紡織請怡君接', 'assign name:松江紡織 to:怡君'],
  ['給Lee管理員權限', '?'],
  ['福隆電機團隊拿掉Lee', 'open name:福隆電機'],
  ['加Lee進福隆電機的團隊', 'open name:福隆電機'],
  // A letter is no note, where it is noted is no part of it, and the marks around a reason come off both or neither.
  ['幫我寫封信給大禾物流', '?'],
  ['備註在福隆電機那邊 客戶嫌貴', 'note name:福隆電機 note:客戶嫌貴'],
  ['拒絕松江紡織「沒有合適的人」', 'decline name:松江紡織 note:沒有合適的人'],
  // An unknown name behind the question, too.
  ['誰在顧晴海物產', '?'],
  ['金額多少晴海物產', '?'],
  // A victory that is foretold is none.
  ['福隆電機這案我們贏定了', 'look'],
  // What is forbidden, quoted, foretold or only for later is not done, and refuses nothing.
  ['不要加Lee進福隆電機', 'leave name:福隆電機'],
  ['福隆電機不要找微軟', 'leave name:福隆電機'],
  ['福隆電機不要毛利低', 'decline name:福隆電機 note:毛利低'],
  ['不要匯出', '?'],
  ['福隆電機簽約後再改成贏', 'leave name:福隆電機'],
  ['信上寫「退回 松江紡織」', 'leave name:松江紡織'],
  ['把福隆電機標成「贏」', 'won name:福隆電機'],
  // Of something that the customer has, and of whom one is together with.
  ['福隆電機的網站掛了', 'leave name:福隆電機'],
  ['福隆電機的標案掉了', 'lost name:福隆電機'],
  ['我跟松江紡織的採購約了下週三吃飯', 'leave name:松江紡織'],
  ['松江紡織我跟', 'claim name:松江紡織'],
  // Behind the space of a refusal stands why, whoever says it.
  ['松江紡織推掉 他們預算只有十萬', 'decline name:松江紡織 note:他們預算只有十萬'],
  ['退回松江紡織 預算太少 順便轉告他們明年再談', 'decline name:松江紡織 note:預算太少 順便轉告他們明年再談'],
  ['松江紡織拒絕 Megan說的', 'leave name:松江紡織'],
  ['松江紡織拒絕 如果他們加錢再說', 'leave name:松江紡織'],
  // Of two, one is ordered and the other left.
  ['拒絕松江紡織 福隆電機留著', 'decline name:松江紡織'],
  ['松江紡織接 福隆電機先等等', 'accept name:松江紡織'],
  ['宏泰接，松江紡織退', '?'],
  ['第一個誰的', '?'],
  // What was not so before a space forbids nothing behind it.
  ['福隆電機合約談不攏 延到三月底', 'set-close-date name:福隆電機 day:2027-03-31'],
  ['福隆電機沒有要 延到三月', 'leave name:福隆電機'],
  // Microsoft is brought in on the card; who is to have it is named without what they do.
  ['福隆電機邀請微軟', 'open name:福隆電機'],
  ['福隆電機想跟微軟分享', 'open name:福隆電機'],
  ['松江紡織那案給Megan處理', 'assign name:松江紡織 to:Megan'],
  // What the customer does with something else.
  ['松江紡織那邊接受我們的報價了', 'leave name:松江紡織'],
  ['福隆電機簽了NDA', 'leave name:福隆電機'],
  ['福隆電機贏了官司', 'leave name:福隆電機'],
  ['松江紡織拒絕付款', 'leave name:松江紡織'],
  ['松江紡織拒絕客戶太小', 'decline name:松江紡織 note:客戶太小'],
  // Of others than the one that is named nothing is offered on it, and three names with two deeds are read by nobody.
  ['除了松江紡織都接', 'look'],
  ['接松江紡織跟福隆電機但是不要大禾物流', '?'],
  ['記得跟福隆電機說下週見', 'remind name:福隆電機'],
  // Behind a refusal, what is wondered, heard or forbidden may be of the refusal itself.
  ['拒絕松江紡織 聽說福隆電機比較好', 'look name:松江紡織'],
  ['松江紡織拒絕 是不是搞錯了', 'look name:松江紡織'],
  ['松江紡織拒絕 可能嗎', 'look name:松江紡織'],
  ['松江紡織拒絕 好像是這樣', 'look name:松江紡織'],
  ['松江紡織拒絕 不要告訴客戶', 'look name:松江紡織'],
  // An order behind what the customer did; whose project it is that was won; why it is taken over.
  ['福隆電機接受我們的報價了,標成贏', 'won name:福隆電機'],
  ['福隆電機贏了新客戶專案', 'won name:福隆電機'],
  ['我跟松江紡織吧 Lee太忙', 'claim name:松江紡織'],
];
