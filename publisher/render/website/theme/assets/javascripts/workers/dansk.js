/*
 * Temaets søgning med dansk foran. Temaet finder ord, der begynder som det skrevne; her lægges til:
 *  - ordets andre bøjninger (»smerterne« finder »smerte«), kendt på den stamme, som Snowball giver dem,
 *  - sammensætninger, som ordet er en del af (»smerte« finder »rygsmerter«),
 *  - delene af en sammensætning, som ikke står noget sted (»knæsmerter« finder »knæ« og »smerter«),
 *  - sidens søgeord (docs/soegeord.yml), som vejer mest og vises som mærker.
 * Beskeder ind: {type: 0, data: {config, docs}} og {type: 2, data: søgning}. Besked ud: {type: 3, data: {items, suggest}}.
 */
(() => {
  "use strict";

  const SETUP = 0, QUERY = 2, RESULT = 3;
  const AS_WRITTEN = 20, INFLECTED = 8, CONTAINING = 1; // hvor meget et ord vejer
  const WORD_OF_PAGE = 2000; // hvor meget et søgeord vejer; i titlen vejer et ord 1000, i teksten 1
  const FEWEST_LETTERS = 4, MOST_COMPOUNDS = 30, SHORTEST_PART = 3, SHORTEST_ALONE = 5;
  const WORDS_OF_PAGE = /<p>Søgeord: ([^<]*)<\/p>/;
  const PARAGRAPH = /<p>.*?<\/p>/gs, SHORT = 80, LIST_ITEM = /<li>(?:(?!<li>).)*?<\/li>/gs;
  const SEPARATOR_OF_WORDS = ", ";

  let words = new Set(), titles = new Set(), families = new Map();
  let asked = [];

  const lower = text => text.toLowerCase();
  const stem = word => lunr.da.stemmer(new lunr.Token(word)).toString().replace(/(....)t$/, "$1"); // »stærkt« som »stærk«
  const family = word => families.get(stem(word)) || [];
  const sorted = found => [...found].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));

  /* Sidens søgeord flyttes fra teksten, hvor de ville stå i uddraget, til mærkerne. */
  const tagged = doc => {
    const found = WORDS_OF_PAGE.exec(doc.text);
    if (!found) return doc;
    return {...doc, text: doc.text.replace(found[0], ""), tags: found[1].split(SEPARATOR_OF_WORDS)};
  };

  const learn = ({config, docs}) => {
    const separator = new RegExp(config.separator);
    const split = text => lower(text.replace(/<[^>]*>/g, " ")).split(separator).filter(Boolean);
    for (const doc of docs) {
      for (const word of split(doc.title)) titles.add(word);
      for (const text of [doc.title, doc.text, ...doc.tags || []]) for (const word of split(text)) words.add(word);
    }
    words = new Set(sorted(words));
    for (const word of words) {
      const key = stem(word);
      families.set(key, [...families.get(key) || [], word]);
    }
  };

  /* Hvad et ukendt ord er sat sammen af, med eller uden s eller e imellem; ellers dets længste kendte begyndelse eller slutning. */
  const parts = word => {
    const pieces = Array.from({length: word.length - 1}, (_, at) => [word.slice(0, at + 1), word.slice(at + 1)]);
    for (const [first, last] of pieces.filter(pair => pair.every(part => part.length >= SHORTEST_PART))) {
      const bare = [first, first.replace(/[se]$/, "")].find(part => family(part).length);
      if (bare && family(last).length) return [bare, last];
    }
    return sorted(new Set(pieces.flat())).reverse().filter(part => part.length >= SHORTEST_ALONE && family(part).length).slice(0, 1);
  };

  /* Hvad der ud over ordet selv, og det, der begynder sådan, søges på: [ord, vægt]. */
  const related = word => {
    const root = stem(word);
    const known = family(word).length || [...words].some(other => other.startsWith(word));
    const inflected = (known ? [word] : parts(word)).flatMap(family).filter(other => other !== word);
    const compounds = root.length < FEWEST_LETTERS ? [] : [...words].filter(other => other.indexOf(root) > 0);
    return [
      ...inflected.map(other => [other, INFLECTED]),
      ...compounds.slice(0, MOST_COMPOUNDS).map(other => [other, CONTAINING]),
    ];
  };

  const asks = query => {
    const plain = lower(query).trim();
    asked = [];
    if (/["*+~^:]|(^|\s)-/.test(plain)) return query; // en søgning med tegn er skrevet, som den skal være
    const typed = plain.split(/[\s\-–»«.,;!?()/]+/).filter(Boolean);
    const telling = typed.filter(word => lunr.da.stopWordFilter(word));
    asked = (telling.length ? telling : typed).map(word => ({word, others: related(word)}));
    const clauses = asked.flatMap(({word, others}) => [
      `${word}*^${AS_WRITTEN}`,
      ...others.map(([other, weight]) => `${other}^${weight}`),
    ]);
    return [...new Set(clauses)].join(" ");
  };

  /* Det første afsnit, og det næste med, hvis det første er kort. */
  const beginning = text => {
    const [first = text, second = ""] = text.match(PARAGRAPH) || [];
    return first.length < SHORT ? first + second : first;
  };

  /* Et fund, som det skal vises: kun de ord, siden helt mangler, meldes som manglende, kun de fundne søgeord er mærker,
     og uddraget er det, der er fundet i, eller afsnittets begyndelse. */
  const answered = item => {
    const terms = {};
    for (const {word, others} of asked) {
      const met = [word, ...others.map(([other]) => other)].filter(found => item.terms[found]);
      for (const found of met.length ? met : [word]) terms[found] = met.length > 0;
    }
    const tags = (item.tags || []).filter(tag => tag.includes("<mark"));
    const text = item.text.includes("<mark")
      ? item.text.replace(LIST_ITEM, point => point.includes("<mark") ? point : "")
      : beginning(item.text);
    return {...item, text, terms: asked.length ? terms : item.terms, tags: tags.length ? tags : undefined};
  };

  const coverage = items => {
    const has = ({word, others}) => items.some(
      ({terms}) => [word, ...others.map(([other]) => other)].some(found => terms[found])
    );
    return asked.filter(has).length;
  };

  const answers = ({items}) => {
    const groups = items.map(group => group.map(answered));
    groups.sort((a, b) => coverage(b) - coverage(a)); // sorteringen er stabil: ellers gælder temaets rækkefølge
    const last = asked.length ? asked[asked.length - 1].word : "";
    const suggest = last.length > 1 ? sorted(titles).filter(title => title.startsWith(last)).slice(0, 1) : [];
    return {items: groups, suggest};
  };

  /* Temaets egen lytter må først høre beskeden, når den er oversat; den gør sproget klar, før den svarer. */
  const translated = new WeakSet();
  addEventListener("message", event => {
    if (translated.has(event)) return;
    let {type, data} = event.data;
    if (type === SETUP) {
      const fields = {...data.config.fields, tags: {boost: WORD_OF_PAGE}};
      data = {...data, config: {...data.config, fields}, docs: data.docs.map(tagged)};
    }
    if (type === QUERY) data = asks(data);
    const passed = new MessageEvent("message", {data: {type, data}});
    translated.add(passed);
    event.stopImmediatePropagation();
    if (type === SETUP) setup = data;
    dispatchEvent(passed);
  });

  let setup;
  const post = postMessage.bind(self);
  self.postMessage = message => {
    if (setup) {
      learn(setup); // først nu er sprogets stammer hentet
      setup = undefined;
    }
    post(message.type === RESULT ? {...message, data: answers(message.data)} : message);
  };

  importScripts(`search.${location.search.slice(1)}`);
})();
