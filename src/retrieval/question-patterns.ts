import type { AnswerType } from './answer-type.ts';
import { wordPattern } from './word-pattern.ts';

/**
 * Question words and the nouns that stand for them in a chat ("anzahl betroffene"). Money comes before numbers: where
 * both patterns match at the same place, the narrower one holds.
 */
const WORDS: readonly (readonly [AnswerType, readonly string[]])[] = [
  [
    'money',
    [
      String.raw`wie ?viel (?:geld|euro|millionen|milliarden|kostete?n?|gezahlt|bezahlt)`,
      String.raw`wie ?viel (?:\p{L}+ ){0,4}(?:kostet|kosten|zahlt|zahlen|bezahlt|verdient|gekostet|beigesteuert|bietet)`,
      String.raw`wie teuer|was kostete?n?|(?:was|wie ?viel) (?:\p{L}+ ){0,4}(?:kosten|gekostet)|was (?:be)?zahlt`,
      String.raw`wie hoch (?:ist|sind|war|waren|wird|werden|soll|fällt|fiel) (?:\p{L}+ ){0,2}(?:kosten|preise?|summe|strafe|gehalt|miete|gebühr|umsatz|gewinn|budget|etat|abfindung)`,
      String.raw`(?:\p{L}+)?(?:summe|betrag|budget|etat|fördersumme)|preis(?=\?| )`,
      String.raw`how much (?:money|does|did|do|will|would|is|was|are) (?:[\p{L}'’]+ ){0,4}(?:cost|costs|pay|paying|paid|spend|charge|earn|worth)`,
      String.raw`how much money|how expensive|what does (?:[\p{L}'’]+ ){0,3}cost|(?:the )?(?:total )?costs?(?=\?)|budget|amount|price`,
      String.raw`combien (?:d['’]argent|d['’]euros|de millions|coûte\p{L}*|ça coûte|cela coûte|paie|payé|verse)`,
      String.raw`quel(?:le)? (?:est (?:le|la) )?(?:somme|montant|prix|budget|coût|chiffre d['’]affaires)|montant|à quel prix`,
    ],
  ],
  [
    'time',
    [
      String.raw`(?:bis|seit|ab|von)? ?wann|wie lange?|wie früh|wie spät|zu welche[mr] zeit\p{L}*|um wie viel uhr`,
      String.raw`(?:an|zu|in|seit|ab|bis) welche[mnr] (?:tage?|wochentag|monat|jahr|datum|termin|zeitpunkt|zeitraum)`,
      String.raw`welche[rns]? (?:wochen)?tag|welches (?:datum|jahr)|welcher (?:monat|termin|zeitpunkt)|der wievielte|wievielte[rn]?`,
      String.raw`(?:\p{L}+)?(?:datum|laufzeit|termin|zeitpunkt|gründungsjahr)(?=\?| |$)|welche frist`,
      String.raw`(?:by|since|until|from)? ?when|how long|how soon|(?:at|in|on|by) (?:what|which) (?:time|day|date|year|month|weekday)|what (?:day|date|year|time|month)|which (?:day|date|year|month|weekday)`,
      String.raw`quand|depuis combien de temps|pendant combien de temps|combien de temps|(?:en |à |de )?quelle? (?:année|date|jour|mois|heure|durée)|quel jour`,
    ],
  ],
  [
    'number',
    [
      String.raw`wie ?viele?[nr]?|wie oft|wie hoch|wie groß|wie alt|wie weit|wie schnell|wie schwer|(?:um|mit|auf) wie ?viel`,
      String.raw`anzahl|welche[rn]? (?:anteil|anzahl|zahl|quote|prozentsatz)|wie stark|alter(?= de[rs])`,
      String.raw`how many|how much|how often|how old|how big|how large|how far|how fast|what (?:share|number|percentage|proportion)|number of`,
      String.raw`combien|quelle (?:part|proportion|quantité|taille)|quel (?:nombre|pourcentage|taux|âge)|à quelle fréquence|nombre|taux`,
    ],
  ],
  [
    'reason',
    [
      String.raw`warum|wieso|wiso|weshalb|weswegen|aus welche[mn] gr[uü]nde?n?|aus welchem anlass|was (?:ist|war) der grund|grund für`,
      String.raw`why|how come|for what reason|what (?:is|was) the reason|reason for`,
      String.raw`pourquoi|pour quelles? raisons?|à cause de quoi|dans quel but|raison d[eu]`,
    ],
  ],
  [
    'person',
    [
      String.raw`wer|wem|wen|wessen|welche[rn]? (?:person|mann|frau|politiker\p{L}*|minister\p{L}*)`,
      String.raw`who|whom|whose|which (?:person|man|woman|politician|minister)`,
      String.raw`(?<=^\P{L}*)qui(?=[ ,]|$)|(?:à|de|par|pour|avec|chez|c['’]est) qui|quelle personne`,
    ],
  ],
  [
    'place',
    [
      String.raw`wo|wohin|woher|(?:in|aus|nach|an) welche[mnrs]? (?:ort|stadt|land|städten|ländern|gebäude)|welche[rs]? (?:ort|stadt|land)`,
      String.raw`where|(?:in|from|to)? ?(?:which|what) (?:city|cities|town|country|countries|place)`,
      String.raw`où|(?:dans|de|en|à) quel(?:le)?s? (?:ville|pays|lieu|endroit)s?`,
    ],
  ],
];

export const QUESTION_PATTERNS: readonly { readonly type: AnswerType; readonly pattern: RegExp }[] =
  WORDS.map(([type, words]) => ({ type, pattern: wordPattern(words, 'iu') }));
