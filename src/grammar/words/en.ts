import type { GrammarWords } from '../roles.ts';

/** What can be said to the desk in English. */
export const english: GrammarWords = {
  action: {
    open: 'tell me about|details of|details|more about|more on|info on|information on|bring up|open|show|show me|find|look up|look at|see|view|display|go to|where is|where’s|wheres|anything from|let me see|give me|pull up|get me|check|gimme|lemme see|pull|pulling up|fetch|detail|the details|the details of|more details on|fill me in on|what do we have on|got anything on|anything on|anything about|what do we know about|need the details|bring me|read me|load|jump to|take me to|let me look at|can i have a look at|have a look at|what’s in|search for|search',
    accept:
      'accept|take|say yes to|yes to|we’ll take|we take|approve|go for|let’s take|lets take|we want|agree to|green light|green light for|greenlight|give the green light to|thumbs up for|thumbs up on|thumbs up to|go ahead with|go with|say yes|yes for|yes on|yes please to|we’re in on|we are in on|count us in on|count us in for|count me in for|we’re doing|lets do|let’s do|we will take|we’ll do|sign us up for|sign us up|in for|confirm|ok for|okay for|ok to|✅|☑|✔|👍 to|👍 for|is a go|is go|a go|it’s a go|roll with|let’s roll with|lets roll with|run with|let’s run with|pick up|take on|onboard|get going with|move ahead with|move forward with|proceed with|proceed|jump on|start on|work with|let’s work with|grab the referral|approved|deal with it',
    decline:
      'have to decline|must decline|decline|reject|turn down|turn it down|say no to|no to|pass on|refuse|not interested in|dismiss|nope on|nope to|nope for|no thanks to|no thank you to|no for|no on|no thanks on|not for us|not taking|not doing|kill|skip|scrap|bin|ditch|nix|thumbs down|thumbs down on|thumbs down for|thumbs down to|give a miss|❌|🚫|👎|we don’t want|we’re out on|we are out on|count us out|count us out of|not a fit|is not a fit|isn’t a fit|isn’t for us|is not for us|say no|bow out of|back out of',
    claim:
      'make me owner of|make me the owner of|make me owner|claim|i’ll take|ill take|i take|is mine|assign to me|i own|give me ownership of|put me on|mine now|i’m on|grab|take over|ill own|i’ll own|i own this|dibs on|dibs|make it mine|make mine|let me own|let me take over|i’ll handle|ill handle|i’m taking over|im taking over|i’m taking|im taking|i’ll work on|i’ll run|assign me|assign me to|assign it to me|add me to|give it to me|sign me up for|i’ve got|ive got|i’ll look after|i will own|i will handle|on me|let me have|should be with me|goes to me|hand me|transfer to me|move to me|reassign to me',
    release:
      'drop|unassign|no longer work on|release|give up|unclaim|let go of|hand back|drop ownership of|not mine|take me off|get me off|remove me from|i’m off|im off|off my plate|put back|give back|somebody else can have|free up|not mine anymore|no longer mine|stop owning|i’m done with|unown|step back from|hand over|hand it back|pass back|put it back in the pool|back in the pool|back to the pool|leave it to others',
    won: 'we closed|won|win|we won|mark as won|close as won|closed won|is won|we got|signed|got the contract|inked|is a win|is in the bag|in the bag|came through|closed as won|was won|landed|we landed|signed off|has signed|have signed|signed with us|signed today|we signed',
    lost: 'went to a competitor|went elsewhere|chose a competitor|lost|lose|we lost|mark as lost|close as lost|closed lost|is lost|mark lost|is dead|went dead|dead|fell through|went with somebody else|went with someone else|went with a competitor|chose somebody else|chose someone else|picked somebody else|picked a competitor|went to somebody else|lost to|slipped away|is gone|bailed|cancelled on us|canceled on us|walked away|closed as lost|was lost|is off the table|chose another vendor|chose another partner|picked another vendor|went with another|went with another vendor|went another way|went the other way|took another offer|said no to us|turned us down|dropped us|ghosted us|pulled out|pulled the plug',
    change:
      'bump|cut|shift|delay|correct|change|set|update|move|push|make|adjust|modify|put|raise|lower|increase|reduce|postpone|edit|now|is now|mark|assign|slipped|slipped to|slips to|slides to|slid to|pushed out|pushed back|pushed to|moves to|shifted to|jumped to|went up to|went down to|goes to|is at|now at|is up to|is down to|up to|down to|will be|should say|make that|switch|amend|revise|bring|drop to|increased to|reduced to|rose to|grew to|fell to|→|->|=>|bump up|bumped to|corrected|reschedule|move out|has moved to|moved to|it’s now|its now',
    note: 'note|add note|add a note|add a note to|note for|note on|note to|add note to|write down|comment|add comment|add a comment to|make a note|jot down|jot down on|jot|jot this down|log a note|leave a note|leave a note on|put a note on|put a note|put down|write|remark|memo|fyi on|note that|record',
    undo: 'undo the last one|undo my last|undo|undo that|undo it|take that back|take it back|revert|revert that|oops undo|roll back|undo last|reverse that|put it back|put that back|change it back|go back one|scratch that|oops|my bad undo|cancel that|undo please|undo last change|ctrl z|ctrl+z|not what i meant|restore it',
    create:
      'new deal|create deal|create a deal|create a new deal|new opportunity|start a deal|start a new deal|log a deal|add a deal|make a deal|open a new deal|open a deal|new private deal|create an opportunity|new co-sell deal|register a deal|new lead|new opp|kick off a new deal|kick off a deal|open new deal|set up a deal|set up a new deal|enter a deal|enter a new deal|i have a new deal|i’ve got a new deal|got a new deal|we have a new deal|start new deal|add deal|add new deal|add a new deal|make a new deal|begin a deal|begin a new deal|another deal|new customer deal',
    resume:
      'go back to my draft|back to my draft|resume|go on|continue|carry on|where were we|pick up where we left off',
    remind: 'remind me|remind|snooze|wake me|nudge me',
    mute: 'stop reminders|stop reminding me|stop my reminders|stop the reminders|stop sending me reminders|stop nagging|stop nagging me|no more reminders|no reminders|reminders off|turn off reminders|turn reminders off|turn off my reminders|turn off the reminders|disable reminders|mute reminders|mute|don’t remind me|do not remind me|don’t remind me anymore|unsubscribe',
    unmute:
      'start reminders|start reminding me|reminders on|turn on reminders|turn reminders on|turn on my reminders|enable reminders|unmute reminders|unmute|remind me again|resume reminders|remind me as before',
    help: 'what can i ask|help me|change my password|help|what can you do|how does this work|how do i|how can i|how to|commands|what can i say|what happens after|what happens when|what happens if|explain|guide|instructions',
    settings: 'settings|preferences|options|configure|my settings',
    health:
      'health|desk health|health card|health check|your health|are you alive|are you ok|are you okay|are you healthy|is the desk ok|is the desk okay|is everything working',
    language:
      'korean please|russian please|chinese please|english please|language|speak|switch to|in english|in korean|in russian|in chinese|talk',
  },
  field: {
    value:
      'value at|value|amount|worth|size|price|deal value|revenue|how much|total|dollar amount|figure|number|budget|volume',
    stage: 'percent|stage|sales stage|phase',
    closeDate:
      'should close on|should close|will close on|will close|close date|closing date|closes|close|closing|due to close|end date|expected close|closing on|now closing|expected to close|to close|expected close date|closing date of|planned close|signing date|target date|projected close|should be closing|close by|closing by',
    notes: 'notes|the notes',
    owner:
      'is anyone on|does anybody own|does anyone own|is anybody on|anybody on|own|owner|owned by|responsible|in charge|in charge of|looks after|looking after|taking care of|running|working|leads|is leading|handles|is handling|handling|on it',
    deadline:
      'time is left|how much time is left|how much time|how many days|days left|days do i have|expire on|deadline|expire|expires|expiry|run out|runs out|answer by|by when|how long|time left|due|respond by|response deadline|must i answer|how many days left|how many days are left|days are left|days do we have|time do we have|to answer|do we have to answer|have to answer|need to answer|must answer|answer due|reply by|when is the answer due|left on|days left on|time left on|running out|last day to answer|due date|until when|till when|by what date|latest date|last date|how soon|by which date',
    contact:
      'who should i call|who do i call|call at|who can i call|contact|contacts|phone|phone number|phone number of the|phone number of|email|e-mail|contact person|number of the contact|contact details|contact info|contact data|email of|mail of|e-mail of|phone of|number of|number for|number at|call|reach|talk to|speak to|mail|the guy at|the person at|who should i talk to|who do i talk to|contact of|point of contact',
    status:
      'any news about|any news on|any news from|how is it going with|going|status|what’s up with|whats up with|how is|how’s|what about|news on|update on|state of|where are we with|where are we on|where do we stand with|where do we stand on|how far are we with|how far along is|progress on|progress of|progress|what happened to|what happened with|what’s happening with|whats happening with|what’s going on with|whats going on with|any update on|any updates on|latest on|the latest on|how are we doing with|how are we doing on|how does it look with|how’s it going with|hows it going with|whats the story with|whats the status of|whats the deal with|what’s the deal with|what is the deal with|coming along|moving along|whats new with|what’s new with|what is new with|anything new on|anything new with|how did it go with|whats happening at|what’s happening at',
    pipeline: 'pipeline|our pipeline|forecast|in the pipe|pipe|in the pipeline|funnel',
  },
  list: {
    inbox:
      'my open referrals|my pending referrals|what needs my attention|needs my attention|needs attention|inbox|open referrals|my inbox|what is waiting|what’s waiting|waiting for me|anything new|what’s new|whats new|new referrals|new ones|pending referrals|to do|todo|what do i have to do|gimme inbox|whats waiting|what waits for me|waiting for an answer|waiting for my answer|unanswered ones|need an answer|needs an answer|needs answering|need my answer|what should i answer|anything i should answer|what’s in my inbox|whats in my inbox|anything waiting|new leads|new stuff',
    mine: 'what do i have|what have i got|on my plate|what’s on my plate|my list|my referrals|my referral|mine|my deals|my stuff|my opportunities|what am i working on|assigned to me|what’s mine|whats mine|whats on my plate|my work|my plate|what am i on|my current deals|the ones i own|owned by me|ones i own|what i own|my book|my cards|my accounts|everything i own|all i own|all of mine|all my referrals|all my deals|everything that’s mine|what’s assigned to me|whats assigned to me|assigned to myself',
    inbound: 'inbound|inbound referrals|referrals|leads|incoming',
    outbound: 'outbound|outbound deals|deals|our deals|opportunities|outgoing',
    favourites: 'favourites|favorites|my favourites|my favorites|favs|faves|starred|bookmarks',
    archived: 'archived|archive|closed deals|closed referrals|old referrals|old deals|history',
    solutions: 'solutions|solution catalogue|solution catalog|catalogue|catalog|our solutions',
    drafts: 'drafts|my drafts|unfinished deals|my unfinished deals|open drafts|draft deals',
  },
  thing: {
    referral: 'referral|lead|request|one|card',
    deal: 'deal|opportunity|project',
    it: 'it|this|that|that one|this one',
    all: 'everything|all|all of them|every',
  },
  question: {
    who: 'who|whose|who’s|whos|who has|who owns|who is|whom',
    what: 'what|which|what’s|whats|what is|what are|what was',
    when: 'when|when does|when is|when will|on what day',
    'how-much': 'how much|how big',
    'how-many': 'how many|number of|count of|count',
    how: 'how|why',
    is: 'is the|are the|does|did|has the|do we still|is it',
  },
  state: {
    received: 'received|undecided|unanswered|waiting|pending',
    accepted: 'took on|accepted|active|accept',
    won: 'won|win',
    lost: 'lost|lose',
    declined: 'declined|rejected',
    expired: 'overdue|expired|missed',
  },
  type: {
    private: 'private',
    'partner-led': 'partner-led|partner led',
    'co-sell': 'co-sell|cosell|co sell|with microsoft',
  },
  filter: {
    unowned:
      'nobody took|nobody has taken|nobody has|free to take|unowned|unclaimed|without owner|without an owner|nobody’s|unassigned|hasn’t anybody taken|free ones|not taken|no owner',
    urgent:
      'urgent|anything urgent|critical|burning|on fire|important|most urgent|what’s burning|whats burning|hot|what’s hot|red ones|about to expire|what’s about to expire|whats about to expire|expiring soon|running out soon|the urgent ones|urgent ones|urgent stuff',
    expiring: 'expires|expire|expiring|due|runs out|run out|about to expire|ending',
    'from-microsoft':
      'from microsoft|anything from microsoft|microsoft’s|by microsoft|sent by microsoft|microsoft sent us|did microsoft send us|microsoft send us',
    'from-partner': 'from partners|from a partner|from other partners',
  },
  bound: {
    over: 'over|above|more than|at least|from|bigger than|larger than|>|≥|>=|›|exceeding',
    under: 'smaller|under|below|less than|at most|up to|<|smaller than',
    before: 'before|by|until|till|no later than',
    after: 'after|since|later than',
  },
  person: {
    me: 'me|myself|i|my|mine',
    nobody: 'nobody|no one|none',
  },
  talk: {
    thanks:
      'sorry|lol|haha|never mind|nevermind|no worries|alright|oops|thanks|thank you|thx|ty|cheers|great|perfect|awesome|cool|nice|ok|okay|good|super|well done|thanks a lot|many thanks|got it|good job|👍|🙏|🎉|😀|🙂|❤|👌|👏|tysm|tks|tnx|thank u|thanx|much appreciated|appreciate it|brilliant|fantastic|excellent|sweet|wonderful|lovely|you’re the best|ta|noted|understood|roger|will do|fine|done|😊|🤝|💪|💯|😄|😁|🥳|❤️',
    greeting:
      'hey bot|hello bot|hi bot|good day|hi|hello|hey|good morning|good afternoon|good evening|hi there|hello there|hey there|👋|yo|hiya|howdy|sup|hola|morning|evening|afternoon|greetings|hi all|hey team|what’s up|whats up|wassup',
  },
  mood: {
    not: 'don’t|dont|do not|never|not|not yet|isn’t|isnt|aren’t|wasn’t|didn’t|didnt|doesn’t|doesnt|won’t|wont|wouldn’t|can’t|cant|cannot|shouldn’t|shouldnt|mustn’t|hasn’t|haven’t|no need to|hold off|stop|avoid|refuse to|refused to|instead of|rather than|without|nobody|no one|hold on|no longer|nope not|wasn’t able|unable|forbidden|must not|should not|may not|will not|would not|did not|does not|has not|have not|had not|is not|are not|was not|arent|wasnt|havent|hasnt|needn’t|neither|against',
    if: 'if|unless|until|once|as soon as|in case|provided|only when|whether|would have|could have|depends|assuming|before we|before i|before you|before they|before he|before she|before accepting|before anyone|let’s wait|lets wait|wait|wait with|wait for|only after|only if|as long as|not now|pending|subject to|tomorrow we|next week we|next time|want to know|supposed to',
    ask: 'should|shall|did|do we|do i|does|has|has anyone|has anybody|have we|have you|have they|was|were|are we|are they|is it true|why|will we|will they|would it|wonder|wondering|any chance|what about',
    hearsay:
      'said|says|say that|told|tells|heard|hear|thinks|think|thought|believes|wants|wanted|hopes|hoping|plans|claims|apparently|rumour|rumor|rumours|according to|asked|asks|seems|looks like|reckons|might|maybe|he|she|they|somebody|someone|mentioned|mentions|reported|reports|confirmed that|suggests|suggested|recommends|recommended|wishes|insists|announced|emailed|wrote that|calls|called|texted|feels|guesses|assume|assumes|expects|expected them|they’re|he’s|she’s|someone told|word is|i hear|i heard|reportedly|supposedly|allegedly|everyone says|people say|may be|may have|may get|may win|may lose|may accept|may decline|may want|hope|i hope|we hope|wish|i wish|if only|fingers crossed|about to|is about to|i’d love|pray|dream',
    did: 'accepted|declined|rejected|claimed|released|changed|updated|moved|pushed|raised|lowered|increased|reduced|postponed|edited|noted|marked|took|taken|set it|dropped|refused|passed on|added|wrote|got accepted|got declined|been accepted|been declined|signed up for|turned down|gave up|let go|handed back|took over|cleared',
    polite:
      'can you|could you|would you|will you|please|pls|plz|kindly|do you mind|would you mind|can u|could u|if you can|if possible|if you could|when you can|when you get a chance|if you don’t mind|can you please|could you please|be so kind',
  },
  glue: 'list|anything|soon|most|first|really|handling|took|taken|ones|was|were|we|should|because|also|time|left|about|who|to do with|days|need|requests|total|country|a|an|the|please|pls|plz|of|for|to|in|on|at|as|with|me|us|my|our|we|i|can you|could you|would you|will you|can i|could i|may i|i want to|i’d like to|i would like to|i need to|need to|let’s|lets|is|are|do|does|did|have|has|had|been|be|still|now|there|any|some|and|just|then|so|right|today’s|currently|that’s|it’s|working|got|want|need|like|go|one|ones|going|will|us|uh|um|uhm|er|erm|well|yeah|yep|yup|yes|ahead|go ahead and|kindly|be so kind|be so kind and|be so kind as to|asap|quickly|quick|right away|immediately|today|hey|hi|hello|dear|bot|desk|again|actually|basically|guess|guys|gonna|wanna|gotta|kinda|stuff|things|thing|details|for me|for us|guy|person|folks|up|out|down|back|off|here|that|this|those|these|very|too|bit|a bit|ill|im|ive|id|u|ur|r|sir|team|think|feel free to|make sure to|would like|love to|would love to|happy to|ready to|think we should|gimme|quickly|real quick|real|thanks|thank you|deal|referral|opportunity|customer|account|client|company|people|number|these days|at the moment|lately|top|4|everything|wrong|mistake|more|much|obliged|supposed|next|following|latest|whole|entire|just now|straight away|sure|absolutely|definitely|certainly|simply|maybe we|by the way|btw|fyi|ok so|alright|thx|appreciated|if you can|if possible|if you could|when you can|when you get a chance|if you don’t mind|real fast|mate|buddy|man|everyone|all of you|dude|friend|friends|both',
  endings: '',
};
