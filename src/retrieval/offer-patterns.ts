import type { AnswerType } from './answer-type.ts';
import { wordPattern } from './word-pattern.ts';

const DIGITS = String.raw`\d+(?:[.,'  ]\d+)*(?: ?%)?`;

const SMALL_NUMBERS = [
  String.raw`(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)(?:einhalb|zehn|mal|fache?s?|tausend|hundert)?`,
  String.raw`(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(?:zwan|drei|vier|fünf|sech|sieb|acht|neun)\p{L}*zig|(?:zwan|vier|fünf|sech|sieb|acht|neun)zig|dreißig`,
  String.raw`two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|hundred|thousand`,
  String.raw`deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:-\p{L}+)?|onze|douze|quinze|vingt|trente|quarante|cinquante|cent|mille`,
].join('|');

const LARGE_NUMBERS = String.raw`(?:hundert|tausend)e?|million(?:en)?s?|milliarden?|mio\.?|mrd\.?|dutzend|billions?|milliards?|dozens?|douzaine`;
const SHARES = String.raw`hälfte|drittel|viertel|fünftel|jede[rs]? (?:zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte)\p{L}*|half|third|quarter|moitié|tiers|quart|doppelt|verdoppel\p{L}*|einzige[rsn]?|keine?r?`;

const NUMBER = String.raw`(?:${DIGITS}|${SMALL_NUMBERS})(?: (?:${LARGE_NUMBERS}))?(?: (?:prozent|percent|pour cent))?|(?:${LARGE_NUMBERS})|${SHARES}`;
const CURRENCY = String.raw`euros?|cents?|dollars?|franken|francs?|pfund|pounds?|zloty|kronen|yen`;

/** A sum is often named without its currency the second time. */
const LARGE_SUMS = String.raw`million(?:en)?s?|milliarden?|mio\.?|mrd\.?|billions?|milliards?`;

const MONTHS = String.raw`januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|may|june|july|october|december|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre`;
const DAYS = String.raw`(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:s|vormittag|mittag|nachmittag|abend)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche`;
const SEASONS = String.raw`(?:früh|spät|hoch)?(?:frühjahr|frühling|sommer|herbst|winter)(?:saison|s)?|wintersaison|spring|summer|autumn|printemps|(?:l['’]|cet |en )été|automne|hiver`;
const UNITS = String.raw`(?:halb|viertel|vier)?jahr(?:e[ns]?|s|zehnte?n?|hunderts?)?|monate?[ns]?|wochen?|tage?[ns]?|stunden?|minuten?|sekunden?|uhr|quartals?|years?|months?|weeks?|days?|hours?|minutes?|ans|années?|mois|semaines?|jours?|heures?`;
const NEARNESS = String.raw`heute|gestern|vorgestern|morgen|übermorgen|kürzlich|derzeit|bislang|künftig|jährlich|monatlich|wöchentlich|täglich|today|yesterday|tomorrow|annually|monthly|aujourd['’]hui|hier|demain`;
const YEAR = String.raw`(?:1[5-9]|20)\d\d`;

/** Words that begin a sentence with a capital and no name. */
const SENTENCE_OPENERS = String.raw`D(?:er|ie|as|en|em|es|iese[rsmn]?)|Eine?[rsmn]?|Kein(?:e[rsmn]?)?|Ihre?[rsmn]?|Seine?[rsmn]?|Im|Am|Zum|Zur|Beim|Vom|In|An|Auf|Aus|Bei|Mit|Nach|Seit|Von|Vor|Zu|Für|Gegen|Durch|Über|Unter|Um|Ohne|Wegen|Trotz|Laut|Auch|Nur|Wenn|Als|Dass|Weil|Alle|Viele|Mehrere|Beide|The|A|An|This|These|Its|Their|His|Her|For|By|At|On|From|With|After|Under|Le|La|Les|Un|Une|Des|Du|Ce|Cette|Ces|Son|Sa|Ses|Leur|Dans|En|Au|Aux|Pour|Par|Selon|Avec`;

const NAME_PARTICLE = String.raw`(?:von(?: der| den)?|van(?: der| den)?|de|del|di|du|bin)`;

/** Words and shapes that can be an answer of a type. They are wide: a refusal must not rest on a word not listed. */
export const OFFERS: Readonly<Record<AnswerType, RegExp>> = {
  number: wordPattern([NUMBER]),
  money: new RegExp(
    String.raw`(?:[€$£] ?${DIGITS}(?: ?(?:${LARGE_NUMBERS}|m|bn))?)|(?<![\p{L}\p{N}])(?:(?:${NUMBER}) )?(?:${CURRENCY}|${LARGE_SUMS})(?![\p{L}\p{N}])|${DIGITS} ?[€$£]`,
    'giu',
  ),
  time: wordPattern([
    String.raw`(?:(?:am|bis|seit|ab|vom|zum|im|vor|nach|in|on|by|since|until|le|en|depuis|jusqu['’]en) )?(?:(?:ende|mitte|anfang|early|late|fin|début) )?(?:\d{1,2}\.? ?)?(?:${MONTHS}|${DAYS}|${SEASONS})(?: ${YEAR})?`,
    String.raw`(?:(?:${NUMBER}|ein(?:e[nmrs]?)?|(?:de[mnrs]|die) (?:kommenden|nächsten|vorigen|vergangenen)|kommenden|nächsten|vorigen|vergangenen|letzten) )?(?:${UNITS})`,
    YEAR,
    NEARNESS,
  ]),
  person: new RegExp(
    [
      String.raw`(?<![\p{L}\p{N}])(?!(?:${SENTENCE_OPENERS}) )\p{Lu}[\p{L}'’-]+(?: (?:${NAME_PARTICLE} )?\p{Lu}[\p{L}'’-]+)+`,
      String.raw`(?<![\p{L}\p{N}-])(?:\p{Lu}{3,}|\p{Lu}\p{Ll}+\p{Lu}\p{L}*)(?![\p{L}\p{N}-])`,
    ].join('|'),
    'gu',
  ),
  reason: wordPattern([
    String.raw`weil|wegen|aufgrund|denn|damit|deshalb|deswegen|daher|darum|dank|angesichts|solange|nachdem|zumal|um(?= [^.]*\bzu\b)|(?<=, )da|(?<=, )dass|grund|gründen?|ursache|begründe\p{L}*|im streit|grund dafür|führ\p{L}* zu|infolge|durch`,
    String.raw`because|due to|owing to|as|since|so that|in order to|thanks to|reason|caused?|over|after|given`,
    String.raw`parce que?|car|en raison|afin|pour|à cause|grâce|puisque|faute de|raison|ainsi|vu`,
  ]),
  place: new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:in|im|aus|nach|bei|beim|an|am|auf|zwischen|über|vor|unter|at|from|to|near|between|à|en|dans|près de|chez|entre)(?: (?:de[mnrs]|die|das|the|la|le|les|einem|einer))? \p{Lu}[\p{L}'’-]+(?: (?:und|and|et|an der|am) \p{Lu}[\p{L}'’-]+)?`,
    'gu',
  ),
};
