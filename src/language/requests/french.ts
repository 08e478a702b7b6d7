import { phrasesIn, wordsIn, type Requests } from '../knowledge.ts';

export const frenchRequests: Requests = {
  smallTalk: {
    greeting: phrasesIn(`
      bonjour, bonsoir, salut, coucou, allô, bien le bonjour, bonne journée à tous, enchanté, ça va, comment ça
      va, comment vas tu, comment allez vous, tu vas bien, vous allez bien, quoi de neuf, il y a quelqu un, y a quelqu
      un, es tu là, tu es là, bienvenue, test
    `),
    thanks: phrasesIn(`
      merci, merci beaucoup, merci bien, mille mercis, un grand merci, grand merci, merci à toi, merci à vous, merci
      pour rien, merci pour ton aide, merci pour votre aide, merci pour la réponse, merci d avance, merci de ton aide,
      merci de votre aide, remercie, je te remercie, je vous remercie, ça m aide, c est utile, très utile, bien joué,
      bon travail, bon bot, bravo, bonne réponse, ça m a aidé, cela m aide, cela m a aidé, ça aide, c est très utile
    `),
    farewell: phrasesIn(`
      au revoir, à bientôt, à plus, à plus tard, à demain, à tout à l heure, adieu, ciao, tchao, bonne nuit,
      bonne journée, bonne soirée, bon week end, bonne continuation
    `),
    chatter: phrasesIn(`
      lol, mdr, ptdr, haha, ok, okay, d accord, oui, ouais, non, nan, ah, oh, hm, euh, bof, ah bon, ah d accord, bien
      sûr, cool, super, génial, parfait, très bien, bien, top, chouette, dommage, tant pis, je vois, compris, j ai
      compris, ça marche, pas de problème, pas grave, peu importe, je ne sais pas, je sais pas, aucune idée, désolé,
      désolée, pardon, excuse moi, excusez moi, je m ennuie, c est nul, raconte moi une blague, raconte une blague,
      racontez moi une blague, une blague, dis moi une blague, fais moi rire, chante, chante moi une chanson, dis
      quelque chose, je t aime, tu m aimes, m aimes tu, tu es nul, tu es bête, t es nul, t es bête, tu es génial, tais
      toi, ferme la, joyeux anniversaire, joyeux noël, bonne année, s il te plaît, s il vous plaît, svp, stp, de rien,
      je t en prie, tu es, t es, vous êtes, drôle, marrant, intelligent, malin, mignon, inutile, bête, nul, fou, le
      meilleur, rigolo, merde, putain, connard, connasse, con, idiot, imbécile, abruti, débile, pourri, salope, va te
      faire foutre, va te faire voir, ta gueule, ferme ta gueule, fils de pute, va mourir, casse toi, nulle, quel nul
    `),
    bot: phrasesIn(`
      qui es tu, tu es qui, t es qui, qu es tu, comment t appelles tu, comment tu t appelles, quel est ton nom, quel
      est votre nom, présente toi, présentez vous, que sais tu, que sais tu faire, tu sais faire quoi, que peux tu
      faire, tu peux faire quoi, que pouvez vous faire, que fais tu, tu fais quoi, qu est ce que tu fais, qu est ce
      que tu sais faire, qu est ce que tu peux faire, à quoi sers tu, à quoi tu sers, tu sers à quoi, c est quoi ce
      bot, comment fonctionnes tu, comment tu fonctionnes, comment t utiliser, que puis je demander, que puis je te
      demander, qu est ce que je peux demander, je peux demander quoi, aide, à l aide, aide moi, aidez moi, au
      secours, peux tu m aider, pouvez vous m aider, tu peux m aider, j ai besoin d aide, es tu humain, tu es
      humain, es tu un humain, es tu un robot, tu es un robot, es tu une ia, tu es une ia, es tu un bot, tu es un bot,
      es tu chatgpt, es tu réel, qui t a créé, qui t a fait, qui t a programmé, d où viens tu, où habites tu, quel âge
      as tu, tu as quel âge, dors tu, as tu des sentiments, quelles langues parles tu, tu parles quelles langues,
      parles tu français, tu parles français, parles tu anglais, parles tu allemand, c est quoi beleg, qu est ce que
      beleg, qui est beleg, comment tu marches, comment marches tu, es tu une vraie personne, tu es une vraie
      personne, es tu une machine, tu es une machine
    `),
    proof: phrasesIn(`
      source, sources, quelle est ta source, quelle source, tes sources, ta source, vraiment, sérieux, sérieusement, c
      est vrai, est ce vrai, est ce que c est vrai, tu es sûr, es tu sûr, t es sûr, vous êtes sûr, êtes
      vous sûr, sûr, comment le sais tu, comment tu sais ça, d où tu sors ça, où est ce écrit, c est écrit où, preuve,
      prouve le, puis je te faire confiance, tu mens, mens tu, faux, c est faux, ce n est pas vrai, c est pas vrai, je
      ne te crois pas, mauvaise réponse, tu te trompes
    `),
  },
  openers: phrasesIn('bonjour, bonsoir, salut, coucou, merci, ok, d accord, mdr, lol, haha'),
  ambiguous: {
    greeting: phrasesIn('test, bienvenue'),
    farewell: phrasesIn('à demain, à plus tard, à tout à l heure'),
    proof: phrasesIn('c est sûr'),
    bot: phrasesIn(`
      qui êtes vous, vous êtes qui, à quoi ça sert, c est quoi, qu est ce que c est, comment ça marche, comment ça
      fonctionne
    `),
  },
  hints: {
    bot: phrasesIn('es tu, tu es, t appelles, t a créé, de toi, ton nom, aimes tu, tu aimes'),
    chatter: phrasesIn(`
      une blague, blague, blagues, écris un poème, écris moi un poème, écris une chanson, écris moi une chanson, chante
      une chanson, chante moi
    `),
  },
  fillers: phrasesIn(`
      toi, tu, te, vous, tous, toutes, tout, le, monde, les, amis, bot, beleg, svp, stp, bien, très, beaucoup, et,
      alors, donc, encore, mon, ma, ami, amie, cher, chère, aussi, maintenant, là, hein, quand même, pour ton aide,
      pour votre aide, pour l aide, pour la réponse, pour ta réponse, pour votre réponse, pour tout, d avance, à tous,
      à toi, à vous, de ta part, alors, ce, cet, cette
    `),
  overview: phrasesIn(`
      de quoi s agit il …, de quoi il s agit …, de quoi ça parle, ça parle de quoi, de quoi parle …, de quoi est il
      question …, de quoi traite …, de quoi parle t il, c est à quel sujet, quel est le sujet, sujet, sujets, quels
      sujets, thèmes, résumé, résume, résumer, résumez, synthèse, aperçu, vue d ensemble, sommaire, table des
      matières, plan de l article, plan du texte, que dit l article, que dit le texte, que contient l article, que
      disent les articles, contenu, tldr, tl dr, qu y a t il dedans, qu est ce qu il y a dedans, il y a quoi dedans,
      en bref, quels articles, liste des articles, de quoi parlent …, de quoi traitent …, de quoi il est question …,
      que disent ils, quelles sections, quels chapitres, quelles rubriques, les sections, toutes les sections, les
      articles, tous les articles
    `),
  overviewFillers: phrasesIn(`
      l, le, la, les, un, une, de, des, du, d, à, au, dans, cet, ce, cette, ces, moi, me, nous, article, articles,
      texte, page, document, ici, bref, brièvement, court, courte, rapide, s, il, te, vous, plaît, svp, stp, peux,
      pouvez, tu, fais, fait, faire, donne, donnez, en, entier, tout, toute, et, sont, y, a, t, as, avez, quoi,
      montre, montrez, il
    `),
  section: phrasesIn(`
      qu y a t il dans, qu y a t il sous, qu est ce qu il y a dans, qu est ce qui est écrit dans, qu est il écrit
      dans, il y a quoi dans, que dit on dans, que dit on de, que dit on du, que trouve t on dans, que trouve t on
      sous, texte de, contenu de, contenu du
    `),
  sectionByNumber: phrasesIn(`
      que dit, que dit le, que dit la, que dit l, que contient, que contient le, que contient la, que contient l, que
      prévoit, que prévoit le, que prévoit la, que prévoit l, de quoi parle, de quoi traite, montre, montre moi, lis,
      lis moi, cite, cite moi
    `),
  sectionFillers: wordsIn(`
      l le la les exactement dedans svp du de d section partie dans et sous à au rubrique chapitre titre
    `),
  sectionNouns: {
    paragraph: phrasesIn('paragraphe'),
    article: phrasesIn('article, art'),
    part: phrasesIn('section, chapitre, partie, point, numéro, titre, rubrique, alinéa, al'),
  },
  partNouns: phrasesIn('alinéa, al, paragraphe'),
  first: phrasesIn('premier, première'),
};
