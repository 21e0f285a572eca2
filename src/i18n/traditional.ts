/**
 * Simplified characters that have one traditional form in everyday words. Somebody in Taipei may dictate or paste them,
 * and colleagues in Shanghai write nothing else. For comparisons only: what is stored stays as it was typed.
 */
const pairs =
  '几幾后後签簽复覆们們这這个個对對为為时時间間问問题題说說谁誰么麼还還没沒给給让讓请請谢謝帮幫开開关關闭閉显顯规規则則删刪创創设設记記录錄单單标標约約钱錢价價额額万萬亿億币幣负負责責联聯络絡电電话話邮郵应應该該进進转轉' +
  '递遞发發传傳输輸导導档檔写寫读讀语語译譯词詞组組织織团團队隊员員经經会會议議谈談讨討论論评評认認识識领領选選择擇变變动動态態状狀级級阶階报報数數据據统統计計图圖条條项項总總从從来來过過边邊样樣两兩岁歲' +
  '点點钟鐘礼禮号號节節访訪户戶业業务務产產销銷卖賣买買订訂货貨运運车車银銀财財税稅资資费費贵貴贸貿实實际際国國韩韓欧歐亚亞兰蘭罗羅湾灣东東华華广廣乐樂丽麗与與并並将將当當较較确確错錯误誤险險紧緊张張优優' +
  '续續绩績缓緩终終结結绝絕换換减減补補备備释釋历歷纪紀询詢寻尋闹鬧听聽见見觉覺觀观视視览覽现現众眾场場块塊处處杂雜难難虽雖双雙师師简簡体體仅僅许許线線绿綠红紅维維网網码碼软軟脑腦机機术術医醫药藥厂廠农農' +
  '龙龍凤鳳马馬鸟鳥鱼魚鸡雞风風飞飛气氣热熱灯燈炉爐烟煙墙牆门門闻聞阅閱须須顺順预預频頻颜顏类類顾顧页頁顶頂饭飯饮飲馆館爱愛欢歡忆憶怀懷惯慣惊驚战戰扩擴担擔护護损損挂掛摆擺敌敵断斷旧舊晓曉书書权權构構极極' +
  '楼樓栏欄树樹检檢桥橋残殘毕畢汇匯汉漢沟溝泽澤洁潔测測浓濃湿濕满滿潜潛滚滾灵靈营營爷爺牵牽独獨猎獵环環疗療疯瘋痒癢皱皺盐鹽监監盖蓋盘盤离離种種积積称稱稳穩穷窮窝窩竞競笔筆筛篩筹籌粮糧纠糾纳納纸紙细細绑綁' +
  '绕繞继繼绪緒编編缘緣缩縮职職肃肅肤膚脏髒脸臉舱艙艺藝芦蘆苏蘇苹蘋茧繭荐薦获獲萧蕭萨薩蓝藍虑慮虚虛虫蟲袭襲装裝裤褲触觸训訓讯訊证證诉訴诊診详詳诸諸课課调調谊誼贝貝贡貢败敗账帳质質购購贯貫贴貼贷貸贺賀赏賞' +
  '赔賠赖賴赚賺赛賽赞讚趋趨跃躍践踐轮輪轻輕载載辅輔辆輛辈輩辑輯达達迁遷远遠违違连連迟遲适適逻邏遗遺邻鄰郑鄭针針钉釘钥鑰钮鈕铁鐵铃鈴铺鋪链鏈锁鎖锅鍋键鍵镇鎮长長闪閃阳陽阴陰阵陣陆陸陈陳随隨隐隱雾霧静靜韵韻' +
  '顿頓颗顆饼餅馈饋驱驅驶駛驻駐验驗骗騙鲜鮮鹏鵬麦麥黄黃齐齊齿齒区區决決试試暂暫弃棄丢丟审審归歸赢贏' +
  '刚剛吗嗎办辦够夠尽盡啰囉罢罷带帶刘劉杨楊吴吳赵趙孙孫冯馮邓鄧叶葉乔喬骏駿伟偉强強坏壞扫掃拟擬拨撥挤擠搁擱浏瀏涨漲滞滯烦煩祸禍练練综綜缴繳脚腳讲講赶趕尝嘗卫衛厅廳厉厲压壓叹嘆吓嚇启啟响響嘱囑围圍圆圓坚堅垫墊奖獎' +
  '妇婦学學宁寧宝寶宽寬宾賓寿壽尘塵岛島库庫庆慶废廢异異弹彈忧憂恳懇悬懸惧懼懒懶扑撲执執扬揚抚撫抢搶拥擁拦攔挡擋挥揮捡撿掷擲揽攬搅攪摄攝摇搖斋齋杀殺杰傑柜櫃';

const traditional: ReadonlyMap<string, string> = new Map(
  (pairs.match(/../gu) ?? []).map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/** One simplified character stands for each of these groups: commands that differ in nothing else are the same. */
const alike: ReadonlyMap<string, string> = new Map(
  ['覆復', '複復', '曆歷', '注註'].map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/** For comparing whole commands, on both sides. */
export function withoutVariants(text: string): string {
  return han.test(text) ? [...inTraditional(text)].map((sign) => alike.get(sign) ?? sign).join('') : text;
}

const han = /\p{Script=Han}/u;

/** Character by character, so that places in the text stay what they are. */
export function inTraditional(text: string): string {
  if (!han.test(text)) return text;
  let written = '';
  for (const sign of text) written += traditional.get(sign) ?? sign;
  return written;
}
