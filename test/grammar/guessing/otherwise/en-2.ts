/** The second part, written without sight of the first: by label, apart by `|`. */
export const otherwiseEnglish2: Readonly<Record<string, string>> = {
  accept:
    'Contoso yes|grab that one for us|Fabrikam is a go|why hasn’t anybody said yes to Tailwind Toys yet|coho winery we’d be mad not to|hit accept on woodgrove|so the guy from Trey Research rang me this morning asking why nobody had answered microsoft yet and honestly we should just say we’ll do it so please do|we do want Zenith Rail|kiln ceramics approved by the boss, take it|this one’s ours, reply ok|acept contoso|say we’re happy to help them|the clock is running on Fabrikam, confirm it|count us in',
  decline:
    'Contoso nope|pass|can’t staff Fabrikam, tell them sorry|tailwind toys wants SAP and we don’t do SAP|Coho Winery isn’t worth the effort, bin it|politely refuse woodgrove|not our cup of tea this one|Trey Research thumbs down|do we really have to do Zenith Rail? I’d rather not, say no|kiln ceramics reject reason too small|not interested, send it back to microsoft|we have zero people free until autumn so there is no way we can take on another bank, turn it away|thanks but no thanks to Contoso|delcine fabrikam',
  claim:
    'Contoso is mine|dibs on Fabrikam|nobody’s touched tailwind toys in three days so I guess it’s me|put my name on Coho Winery|I’ll own woodgrove|can I have the unowned one|Trey Research to me|mine!|make me the owner|I got Zenith Rail|anyone on Kiln Ceramics? no? then I’m having it|stick that orphan on my plate|I’d like to look after Contoso if no one else is|sign me up as the owner of fabrikam',
  release:
    'not mine any more|drop Contoso back in the pool|I can’t keep Fabrikam, free it up|tailwind toys needs a new home, unassign me|take me off Coho Winery|woodgrove is up for grabs again|let go of Trey Research|I shouldn’t have grabbed zenith rail, put it back|no owner please|I’m drowning here, somebody else can pick up kiln ceramics, just get my name off it|give up Contoso|set owner to nobody|hand it back to the queue|unclaim',
  assign:
    'Contoso to Megan|Lee should have Fabrikam|give tailwind toys to adele|make Sue the owner of Coho Winery|woodgrove is Alex’s now|why am I doing Trey Research, Lee knows them, move it over|reassign|pass zenith rail along to Megan|kiln ceramics → Sue|I’m off next week so could Adele take Contoso from me, she did their Azure thing last year|can Lee run with Fabrikam?|swap the owner to Alex|this belongs with Megan|let Sue handle the toys people',
  won: 'Contoso signed!|we got Fabrikam|closed won|tailwind toys paid up, mark it|Coho Winery is in the bag|they bought it|woodgrove contract came back countersigned|eight months, three rewrites of the quote and today trey research finally said yes and signed, close it off as a success|zenith rail: victory|po received for kiln ceramics|that’s a win|Contoso deal done|landed fabrikam|wonn tailwind',
  lost: 'Contoso gone|Fabrikam went with a competitor|closed lost|tailwind toys fell through|we blew it on Coho Winery|woodgrove ran out of money, close it|Trey Research ghosted us for three months, call it dead|no deal|zenith rail picked AWS|we were too expensive for kiln ceramics, mark as failed|it’s not happening|beaten on price|they decided to stay on prem so that’s that for contoso|Fabrikam is a loss',
  'set-value':
    'Contoso 90k|Fabrikam is worth twice that now|bump tailwind toys up to 120 000|wrong amount on Coho Winery it’s 45k|woodgrove budget got cut to 30 thousand|change value|make it half a million|Trey Research: not 100 but 80|why does zenith rail say 10k? missing a zero, fix|after the discount kiln ceramics comes to 18,500|euros 75k for Contoso|the number on fabrikam is off|update the deal size|they want more seats so it’s 250k',
  'set-close-date':
    'Contoso closes in March|push Fabrikam a month|tailwind toys won’t sign before June|close date 30 Sep|Coho Winery by end of quarter|legal is dragging so woodgrove is a week later|Trey Research still has last year’s date, make it Oct 1|pull zenith rail forward to friday|not April, August|expected close for kiln ceramics december|no way we close contoso before summer, move it|date’s wrong on fabrikam should be the 15th of may|new closing day|slip it to next year',
  'set-stage':
    'Contoso is negotiating now|next stage for Fabrikam|tailwind toys moved to proposal|change stage|we sent Coho Winery the quote but it still says qualify|woodgrove one step back|stage negotiate|Trey Research needs to be further along than that|put zenith rail in proposal|advance kiln ceramics|contract talks with Contoso started, reflect that|it’s past qualification by now|bump the stage|fabrikam to develop',
  'set-contact':
    'Contoso has a new IT lead, Priya|Fabrikam phone changed to 555 0100|wrong email on tailwind toys|the buyer at Coho Winery left, it’s Tom Hill now|update contact|woodgrove: talk to Anna instead|Trey Research contact is misspelt|add procurement person for zenith rail|the number for kiln ceramics is dead I’ve got a better one|new person at contoso kim@contoso.com|swap the customer contact|their cfo is who we deal with now, put her in|replace contact fabrikam',
  note: 'jot down Contoso wants a demo on wednesday|Fabrikam comment|for the record tailwind toys budget approved|log a call with Coho Winery|woodgrove: don’t ring before monday|note|Trey Research already has E5, write that somewhere|met three people from zenith rail today, mood was good, but the finance lead wants to see references from logistics, save that to the deal would you|scribble on kiln ceramics waiting for quote|remember they’re scared of migrating, put it on contoso|add remark: pays in instalments|memo fabrikam comparing vendors|leave a line that the contract is in the post',
  card: 'all fields Contoso|edit Fabrikam|let me fix a few things on tailwind toys|open the form for Coho Winery|woodgrove is full of mistakes, I’ll redo it|I need to change date and amount together|edit form|Trey Research full card|where do I edit zenith rail|every field please|kiln ceramics modify|make some changes|update several things at once on Contoso|the whole record of fabrikam so I can correct it',
  'ask-owner':
    'who’s got Contoso|Fabrikam whose|is tailwind toys Lee’s or Adele’s|who do I bug about Coho Winery here|owner of woodgrove?|does Trey Research have an owner|who is on zenith rail|who grabbed it|kiln ceramics belongs to|not sure which of us is doing contoso|who’s running fabrikam these days|whose is this|owner pls',
  'ask-value':
    'how much is Contoso|Fabrikam worth?|tailwind toys big or small money wise|what’s the budget at Coho Winery|woodgrove deal size|was Trey Research 100k or a million|amount?|zenith rail dollars|boss wants the total on kiln ceramics|what would we make on contoso|remind me what we quoted fabrikam|price tag|how many euros is that one',
  'ask-close-date':
    'when does Contoso close|Fabrikam closing when|tailwind toys this quarter?|expected close of Coho Winery|woodgrove sign date|which month is Trey Research down for|close date?|when do we see money from zenith rail|are we closing kiln ceramics before new year|what day did we put for contoso|when’s that deal due to be signed|fabrikam planned finish',
  'ask-deadline':
    'how long have I got on Contoso|Fabrikam expires when|reply by?|tailwind toys, is monday too late to answer|when does Coho Winery run out|days left woodgrove|deadline for Trey Research|if I leave zenith rail till after the weekend do we lose it|time left|how many days does microsoft give us|latest I can respond to kiln ceramics|is contoso about to lapse|answer due date fabrikam',
  'ask-contact':
    'who do I call at Contoso|Fabrikam phone|tailwind toys email?|who’s our person at Coho Winery|I need to ring woodgrove and there’s no number|Trey Research contact|decision maker at zenith rail|how do I reach kiln ceramics|contact details|who on the customer side|name of the buyer at contoso|someone to talk to at fabrikam|number pls',
  'ask-stage':
    'what stage is Contoso|Fabrikam negotiating yet?|tailwind toys stage|did we get to proposal with Coho Winery|woodgrove still qualifying?|where in the funnel is Trey Research|stage?|which step is zenith rail at|kiln ceramics how far along, stage wise|are we past qualification with contoso|current phase fabrikam|have I moved it to proposal already',
  'ask-notes':
    'notes on Contoso|what did we write about Fabrikam|comments tailwind toys|did Megan leave anything on Coho Winery|woodgrove notes pls|read me the remarks|before I phone trey research what have we got written down|zenith rail what did the last note say|any comments|somebody must have written up the kiln ceramics meeting, where|see notes|contoso memo|show me what’s been jotted on fabrikam',
  'ask-status':
    'what’s up with Contoso|Fabrikam alive?|any news tailwind toys|how did Coho Winery end|woodgrove vanished|did we take Trey Research or not in the end|status|zenith rail update|haven’t heard about kiln ceramics in ages where are we|did microsoft answer on contoso|fabrikam still open?|and?|how’s it going with the toys people|is anything moving there',
  'ask-route':
    'why did Contoso go to Megan|Fabrikam why me|which rule gave tailwind toys to Lee|how come Coho Winery isn’t mine|who decided woodgrove is Sue’s|reason for Trey Research landing on Alex|zenith rail isn’t even my region so why have I got it|why him|explain the routing of kiln ceramics|what rule matched contoso|I don’t get why Adele received fabrikam|how did this end up with me|why not me',
  'ask-route-now':
    'who’d get Contoso today|Fabrikam under the current rules|if tailwind toys came in now whose would it be|Coho Winery, would it still go to Lee|where would woodgrove land now|Trey Research with the new rules?|run zenith rail through today’s rules|who gets it as things stand|kiln ceramics if it arrived again|rules changed, would contoso go to me now|which of us would fabrikam be routed to at present|who’s next in line for it by the rules',
  audit:
    'who changed Contoso|Fabrikam history|audit log|who touched the amount on tailwind toys|Coho Winery was closed by whom|what has Lee been doing yesterday|the date on woodgrove is different, who did that|log|who deleted the contact of Trey Research|change history zenith rail|who messed with things while I was out|show edits this week|when was kiln ceramics accepted and by who|trail of changes',
  remind:
    'nudge me about Contoso thursday|Fabrikam tomorrow|later|snooze tailwind toys|not now, in an hour|Coho Winery after lunch|poke me in two days|woodgrove can wait till monday|I’ll forget Trey Research, give me a shout on tuesday|driving, bring zenith rail up again tonight|10am tomorrow|park kiln ceramics until the 1st|ping me day after tomorrow|contoso next week pls',
  open: 'Contoso|show Fabrikam|pull up tailwind toys|where’s Coho Winery|woodgrove card|that one from Leeds, Trey Research I think|look at zenith rail|find kiln ceramics|contoso pls|let me see the fabrikam thing|what’s tailwind toys again|bring up the winery|open trey',
  inbox:
    'what’s burning|anything urgent|what haven’t I answered|waiting for me|what first today|just out of a meeting, what came in|inbox|about to expire|to do|who am I keeping waiting|unanswered|is there stuff I need to reply to before I head out|anything new|what’s on fire',
  mine: 'mine|what have I got|my stuff|everything with my name on it|my deals|only mine not the others’|what am I working on|my list|show what I own|what’s assigned to me|my customers|my book|which ones am I responsible for',
  inbound:
    'what did microsoft send|referrals from MS|inbound this week|microsoft ones over 50k|received from germany|incoming|stuff microsoft passed us in march|all inbound accepted last month|what has redmond thrown at us lately|sent to us|small ones from microsoft|anything in from Japan|inbound list',
  outbound:
    'what we sent|our deals|outbound|deals we shared with microsoft|ours closing in may|the ones we started ourselves|our own over 100k|sent to poland|not microsoft’s, ours|deals we registered this quarter|outgoing open|things we pushed over to them|co-sell deals from our side',
  favourites:
    'favourites|starred|my bookmarks|the ones I marked|faves|I put a star on a couple, where are they|saved ones|show pinned|my important ones that I flagged|favs|what did I favourite|list starred deals',
  archived:
    'old ones|archive|closed deals|last year’s|finished|where do closed ones go|done and dusted|the expired stuff|I’m looking for something we did ages ago|past referrals|archived pls|completed|history of old deals',
  solutions:
    'our solutions|catalogue|what do we sell|products|have we got anything for retail|list offers|what’s published|which of our solutions covers security|solutions|our marketplace offerings|something to pitch a hospital from our catalogue|show me the portfolio of products|which solution do I pick',
  leads:
    'leads|marketplace leads|who downloaded our trial|new leads?|anything from AppSource|leads over the weekend|people who clicked our offer|azure marketplace enquiries|who left their details on our listing|see leads|store leads|interested folks from the marketplace',
  count:
    'how many|how many open|number of referrals this month|declined this year, count|how many does Lee have|total accepted|are there a lot unanswered? a figure|how many have no owner|count inbound from Japan|new today how many|wins last year number|tally|how many altogether',
  pipeline:
    'pipeline|what’s it all worth|total value|money in play|sum of open deals|forecast|boss asks what we’ve got on the go in total, in dollars|if everything closes what do we make|by stage amounts|how much is in the funnel|add it all up|value of the book',
  scorecard:
    'how are we doing|win rate|our numbers|average reply time|kpis|are we quick enough|scorecard|who answers fastest|stats this quarter|share of missed ones|do we look good to microsoft|I have the feeling we’re winning less, show me figures|team performance|conversion',
  'new-deal':
    'new deal|add a customer|create one|log a deal for a bakery|register a fresh opportunity|found a client ourselves where do I put them|new: 40k march|start a deal|I want to get a factory in Leeds into partner center|open a new one|enter a deal|set up a deal|we’ve got a brand new customer and I need to get it in',
  drafts:
    'drafts|half done deals|what did I not finish|unfinished|I was filling something in yesterday, where did it go|not sent yet|started and abandoned|my drafts|stuff I saved without submitting|incomplete ones|is there a draft|leftovers',
  resume:
    'continue|where was I|carry on with the deal|back to the draft|finish what I started|got interrupted by a call, let me go on with that form|resume|keep filling it in|pick up where we left off|let’s get on with it|reopen my unfinished one|the rest of that deal',
  undo: 'undo|oops|take that back|wrong button|revert|as it was|ctrl z|I didn’t mean that|can I unaccept what I just accepted|no no put it back|scrap the last thing|fat fingers, reverse it|changed my mind',
  export:
    'excel please|download|csv|give me a file|export|need the whole list in a spreadsheet for a report|dump it|can I have that as xlsx|save inbound as a file|all referrals in a sheet|pull a report file|it’d be handy to have these in excel|get it out as a table',
  exportRegistrations:
    'registrations to excel|deal registrations file|csv of registrations|download the registrations|finance want a list of registered deals as a file|export regs|spreadsheet of deal regs|everything we registered for incentives in a sheet|registration export|get me the registrations out|dump deal registrations|save registrations',
  template:
    'template|blank csv|what columns do you need|sample file|empty sheet for import|what format should my file be|I want to upload deals but don’t know how to lay out the file|import template|give me a form to fill offline|example spreadsheet|the blank one|headers please',
  registrationTemplate:
    'registration template|blank for registrations|csv form deal reg|columns for registrations|sample registration file|got twenty to register at once, what sheet do I use|empty registration sheet|deal reg template|format for bulk registrations|example file for registering deals|reg template|spreadsheet to fill in registrations',
  import:
    'import|upload a file|I have a spreadsheet|bring this csv in|add a hundred deals at once|typing these one by one is killing me can’t you eat a file|load excel|take this sheet|bulk add|get my list in|put these rows in|here’s a table, enter it all|mass upload',
  'last-import':
    'did my upload work|import result|how many rows failed|what happened to my file|last import|is the import through|I threw a sheet at you this morning, did it go in|errors in the upload|which lines bounced|upload report|outcome of yesterday’s file|all rows in?',
  help: 'help|what can you do|how does this work|?|new here where do I start|commands|what do I type|you don’t understand me, is there a guide|examples|who are you|instructions|lost|show me the ropes',
  settings:
    'settings|preferences|where do I change things|options|my working hours, where|config|set you up the way I like|profile|open my settings|change notifications and hours|can’t find the place to adjust stuff|customise',
  timeZone:
    'timezone|I’m in London|times are wrong|show it in my time|you’re three hours off|moved to Tokyo|why are deadlines in UTC|set to CET|I live in Dubai now so adjust the clock|which clock do you use|pacific time please|use local time',
  language:
    'english|speak russian|language|korean please|why chinese|in my language pls|can you do english|switch to korean|cards come in a language I can’t read|change lang|talk to me in english|deutsch?|other language',
  digest:
    'digest|morning summary|send me a roundup every morning|today’s summary|summary at 8|stop the morning mail|what is that thing each morning|no digest today?|I’d love one tidy message before work instead of twenty|daily brief|earlier summary|overview in the mornings',
  calendar:
    'calendar|deadlines in outlook|ics|calendar link|subscribe to due dates|I keep missing deadlines, wish they’d pop up in my calendar|google calendar feed|see due dates on my phone calendar|calendar url|put the deadlines in my diary|ical|sync deadlines with my calendar',
  health:
    'you alive|partner center down?|are you ok|connection|nothing updates|ping|bot broken|everything here is from yesterday, did you lose the connection|is the api up|you’re slow today|system status|still connected to microsoft?|check the link to partner center',
  'reminders-off':
    'stop nagging|no more reminders|shut up|reminders off|quit pinging me|I’ll remember by myself|the same thing every two hours, drives me nuts|mute|too many nudges|turn off deadline alerts|leave me in peace|enough with the notifications|don’t chase me',
  'reminders-on':
    'reminders on|nag me again|turn alerts back on|why so quiet, start reminding me|remind me like before|I’ve begun missing things, please chase me again|unmute|bring reminders back|deadline nudges please|I regret switching the reminders off|resume pings|notify me again',
  away: 'on holiday|out till friday|sick today|Megan covers for me|ooo|off tomorrow|back on the 14th|parental leave from monday|travelling, Lee stands in|I’m on a beach for two weeks so anything urgent goes to Sue|not in|who covers me|taking a day off',
  back: 'I’m back|back at my desk|holiday’s over|back early|end my leave|feeling better, working again|no need for cover any more|home from the trip, send me stuff again|stop sending mine to Megan I’m here|returned|I’m in again|leave finished',
  routing:
    'rules|who gets what|routing|show the rules|how are referrals handed out|which country goes to whom|routing table|on what basis do you dish these out|what rules have we got|who’s down for retail|list routing rules|distribution',
  route:
    'germany to Megan|healthcare goes to Lee|over 100k give to Sue|new rule|banks always Adele|small ones alternate between Alex and Lee|from now on anything from Leeds comes to me|add a rule for retail|all Dynamics stuff to Lee automatically|manufacturing → Megan|I want the Spanish ones straight to Alex|under 5k to Sue please|make a routing rule',
  rehearsal:
    'test the rules|dry run on last month|try this rule on old referrals|rehearse|what would the new rules have done in march|simulate routing|before it goes live see who’d have got what|check the rule against history|will this rule wreck things? try it on past ones|practice run|play the rules through|replay last quarter with these rules',
  roles:
    'roles|make Megan admin|who’s admin|why can’t I|permissions|take Lee’s rights away|who may decline|give Sue lead rights|can I export or not, rights wise|new salesperson needs access|access levels|who is allowed to do what|promote Alex to team lead',
  channels:
    'channels|where do you post|which channels get cards|connected channels|what rooms are you in|list channels|where do new referrals show up for the team|channel setup|check the channels|which of our teams channels are hooked up|where do the cards land|posting places',
  'use-channel':
    'post here|use this channel|cards in here please|send new ones to this room|this channel|we’d like the team to see referrals in here|hook up this channel|drop them here|announce in this channel|here’s where they should go|link this channel|start posting',
  'leave-channel':
    'not in here|stop posting here|leave this channel|unhook this channel|no cards in this room|this is for chit chat, keep referrals out|get out|quit filling up our channel|remove channel|we’re closing this channel so no more posts|off this channel|nobody here wants these cards',
  crm: 'crm|how’s the sync|dynamics ok?|salesforce status|sync errors|last sync when|are deals getting across to the crm|dynamics shows old amounts, is sync broken|crm behind?|state of salesforce|is it syncing|crm connection',
  'crm-pause':
    'pause crm|stop syncing|hold salesforce|don’t write to dynamics for now|freeze sync|we’re cleaning up dynamics, hands off until I say|crm off for a bit|suspend the sync|halt|migration today so nothing goes to salesforce please|put the crm on hold|sync pause',
  'crm-start':
    'resume crm|start sync|unfreeze|salesforce on again|let dynamics have updates|migration’s over, carry on syncing|crm go|why is sync still paused, run it|unpause|sync on|crm may continue|restart the sync',
  'crm-links':
    'crm links|what’s linked to dynamics|unlinked deals|salesforce matches|which deals have a pair|crm mapping|any without a match in the crm|linked opportunities|what is tied to what|show pairs|deals connected with salesforce|link list',
  'crm-dry':
    'crm preview|dry run sync|what would go to dynamics|don’t write just show|what changes in salesforce if I turn it on|test sync|which crm fields get overwritten|scared of ruining dynamics, show me first|trial sync|simulate crm push|preview sync|see before sending to salesforce',
  'lead-rules':
    'lead rules|who gets leads|marketplace leads to Megan|leads from japan Lee|rule for leads|split the leads|AppSource leads go to Sue|nobody gets our leads, sort it out|assign trial leads to Alex|lead routing|how are leads shared out|new lead rule',
  shown:
    'what does microsoft see|can MS read my notes|fields shared|is our amount visible to them|what do you show|does the customer’s phone number get sent|visibility|what leaves the house|do they see comments|what data do you keep on me|hidden from microsoft?|what’s on show',
  registration:
    'deal registration|register Contoso for incentives|is Fabrikam registered|deal reg tailwind toys|submit Coho Winery|do we get paid by microsoft for woodgrove|registration approved?|Trey Research registration stuck|reg for zenith rail|won it so it needs registering with microsoft|incentive for kiln ceramics|file the contoso registration',
  microsoft:
    'share Contoso with microsoft|co-sell Fabrikam|get MS help on tailwind toys|bring in their rep for Coho Winery|woodgrove with microsoft|we can’t win Trey Research alone, ask them for backup|cosell zenith rail|loop microsoft in|make kiln ceramics joint|need technical help from MS for contoso|could their account manager come along to fabrikam|invite microsoft|sell it together',
  none: 'Megan reckons she’ll take it herself|lunch?|raining again|cheers|haha|lost at football last night|coffee anyone|we came second in the hackathon|Lee’s birthday today|lift is broken|teams keeps crashing|outlook search is rubbish|new parking rules, sigh|started a youtube channel|she declined my invite|seen that film?|Adele’s off to see a customer I think|k|have a good weekend|congrats on the promotion|this laptop weighs a ton|so hot in here|if I win the lottery I’m gone|Lee is giving his car to his brother|everything’s got pricey|reminds me of last year|microsoft stock went up|payday!|home time|tough market these days|turn the aircon on someone|train’s late|happy new year|we’re out of sticky notes|Alex is moving next month|wow|great deal on those headphones|which floor is the meeting|get well soon|the boss accepted that we need more people',
};
