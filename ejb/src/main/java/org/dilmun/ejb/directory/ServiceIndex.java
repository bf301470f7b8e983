package org.dilmun.ejb.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.store.ByteBuffersDirectory;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * The search index of the services in force, in the memory of the node; immutable, made anew with each publication.
 * Exact words, stems and beginnings first; fuzzy only when they find little, for it costs ten times as much.
 */
final class ServiceIndex {

    /** Both languages together: people mix them, and a word of one does not occur in the other. */
    private static final String NAME = "name";

    private static final String NAME_STEM = "name.stem";
    private static final String WORDS = "words";
    private static final String WORDS_STEM = "words.stem";
    private static final String TEXT_STEM = "text.stem";
    private static final String WHOLE = "whole";
    private static final String ONLINE = "online";

    private static final int MAX_QUERY = 200;
    private static final int MAX_WORDS = 12;
    private static final int FEW = 3;

    /** A few megabytes at most. */
    private static final class LatelyAsked extends LinkedHashMap<String, Query> {

        private static final long serialVersionUID = 1L;
        private static final int MOST = 2_000;

        LatelyAsked() {
            super(MOST, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Query> eldest) {
            return size() > MOST;
        }
    }

    /** A keyword given in four turns of phrase is not four times as true, nor is a longer name the less meant. */
    private static final class OncePerField extends PerFieldSimilarityWrapper {

        private final Similarity names = new BM25Similarity(0.1f, 0.3f);
        private final Similarity texts = new BM25Similarity();

        @Override
        public Similarity get(String field) {
            return field.equals(TEXT_STEM) ? texts : names;
        }
    }

    /** How a query is asked, one after the other until enough is found. */
    private enum Strictness {
        ALL_WORDS(true, false),
        ALL_WORDS_ROUGHLY(true, true),
        MOST_WORDS_ROUGHLY(false, true);

        private final boolean all;
        private final boolean fuzzy;

        Strictness(boolean all, boolean fuzzy) {
            this.all = all;
            this.fuzzy = fuzzy;
        }
    }

    private final SearchAnalyzer plain = new SearchAnalyzer(false);
    private final SearchAnalyzer stemming = new SearchAnalyzer(true);
    private final List<Service> services;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    /** What roughly matches a word, of the words asked for last: people share their slips, and each costs milliseconds. */
    private final Map<String, Query> roughWays = Collections.synchronizedMap(new LatelyAsked());
    /** How a word is written in the texts, by its comparable form: what a suggestion shows. */
    private final Map<String, String> spelling = new HashMap<>();

    ServiceIndex(List<Service> services) {
        this.services = List.copyOf(services);
        var directory = new ByteBuffersDirectory();
        var analyzer = new PerFieldAnalyzerWrapper(stemming, Map.of(NAME, plain, WORDS, plain));
        var similarity = new OncePerField();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setSimilarity(similarity))) {
            for (int i = 0; i < services.size(); i++) {
                writer.addDocument(document(i, services.get(i)));
            }
            writer.forceMerge(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            reader = DirectoryReader.open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity);
    }

    private Document document(int position, Service service) {
        ServiceDescriptor descriptor = service.descriptor();
        String names = both(descriptor.name());
        var keywords =
                descriptor.keywords().values().stream().flatMap(List::stream).toList();
        String words = String.join(" . ", keywords);
        var document = new Document();
        document.add(new StoredField("position", position));
        document.add(new TextField(NAME, names, Store.NO));
        document.add(new TextField(NAME_STEM, names, Store.NO));
        document.add(new TextField(WORDS, words, Store.NO));
        document.add(new TextField(WORDS_STEM, words, Store.NO));
        document.add(new TextField(TEXT_STEM, text(service), Store.NO));
        descriptor.name().byTag().values().forEach(name -> document.add(whole(name)));
        keywords.forEach(keyword -> document.add(whole(keyword)));
        if (descriptor.online()) {
            document.add(new StringField(ONLINE, ONLINE, Store.NO));
        }
        learn(names);
        learn(words);
        return document;
    }

    private static String text(Service service) {
        var texts = new ArrayList<String>();
        texts.add(both(service.body().name()));
        if (service.descriptor().summary() != null) {
            texts.add(both(service.descriptor().summary()));
        }
        service.descriptor().documents().forEach(document -> texts.add(both(document)));
        return String.join(" . ", texts);
    }

    private static String both(LocalizedText text) {
        return String.join(" . ", text.byTag().values());
    }

    private StringField whole(String text) {
        return new StringField(WHOLE, comparable(text), Store.NO);
    }

    private String comparable(String text) {
        return stemming.words(text).stream().map(SearchAnalyzer.Word::term).collect(Collectors.joining(" "));
    }

    private void learn(String text) {
        plain.words(text).forEach(word -> spelling.putIfAbsent(word.term(), text.substring(word.start(), word.end())));
    }

    SearchResult search(String typed, String language, int size) {
        String query = typed.length() > MAX_QUERY ? typed.substring(0, MAX_QUERY) : typed;
        List<SearchAnalyzer.Word> words =
                plain.words(query).stream().limit(MAX_WORDS).toList();
        if (words.isEmpty()) {
            return new SearchResult(List.of(), null);
        }
        try {
            var found = new LinkedHashSet<Integer>();
            var ways = new HashMap<Boolean, List<Query>>();
            for (Strictness strictness : Strictness.values()) {
                if (found.size() < FEW) {
                    if (!ways.containsKey(strictness.fuzzy)) {
                        ways.put(strictness.fuzzy, ways(words, strictness.fuzzy));
                    }
                    var asked = query(query, ways.get(strictness.fuzzy), strictness);
                    for (ScoreDoc doc : searcher.search(asked, size).scoreDocs) {
                        found.add(doc.doc);
                    }
                }
            }
            var hits = new ArrayList<SearchResult.Hit>();
            for (int doc : found.stream().limit(size).toList()) {
                hits.add(hit(service(doc), language, words));
            }
            boolean unknown = words.stream().anyMatch(word -> !known(word.term()));
            return new SearchResult(hits, unknown ? suggestion(query, words) : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Service service(int doc) throws IOException {
        return services.get(searcher.storedFields()
                .document(doc)
                .getField("position")
                .numericValue()
                .intValue());
    }

    /** What matches each word, worked out once for exact and once for rough: similar words are dear to find. */
    private List<Query> ways(List<SearchAnalyzer.Word> words, boolean fuzzy) throws IOException {
        var ways = new ArrayList<Query>();
        for (SearchAnalyzer.Word word : words) {
            ways.add(fuzzy ? roughly(word.term()) : searcher.rewrite(word(word.term(), false)));
        }
        return ways;
    }

    private Query roughly(String term) throws IOException {
        Query known = roughWays.get(term);
        if (known == null) { // two threads may work the same word out; neither waits for the other
            known = searcher.rewrite(word(term, true));
            roughWays.put(term, known);
        }
        return known;
    }

    private Query query(String typed, List<Query> words, Strictness strictness) {
        var all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(word, Occur.SHOULD));
        all.setMinimumNumberShouldMatch(strictness.all ? words.size() : Math.max(1, words.size() / 2));
        return new BooleanQuery.Builder()
                .add(all.build(), Occur.MUST)
                .add(new BoostQuery(new TermQuery(new Term(WHOLE, comparable(typed))), 4), Occur.SHOULD)
                .add(boosted(new ConstantScoreQuery(new TermQuery(new Term(ONLINE, ONLINE))), 0.5f), Occur.SHOULD)
                .build();
    }

    private Query word(String term, boolean fuzzy) {
        var ways = new ArrayList<Query>();
        ways.add(boosted(new TermQuery(new Term(NAME, term)), 3f));
        ways.add(boosted(new TermQuery(new Term(WORDS, term)), 2.6f));
        for (SearchAnalyzer.Word stem : stemming.words(term)) {
            ways.add(boosted(new TermQuery(new Term(NAME_STEM, stem.term())), 2.2f));
            ways.add(boosted(new TermQuery(new Term(WORDS_STEM, stem.term())), 2f));
            ways.add(boosted(new TermQuery(new Term(TEXT_STEM, stem.term())), 0.7f));
        }
        if (term.length() > 1) {
            ways.add(boosted(new PrefixQuery(new Term(NAME, term)), 1.2f));
            ways.add(boosted(new PrefixQuery(new Term(WORDS, term)), 1f));
        }
        if (fuzzy && term.length() > 2) {
            int edits = term.length() > 5 ? 2 : 1;
            ways.add(boosted(new FuzzyQuery(new Term(NAME, term), edits, 0, 20, true), 1.2f));
            ways.add(boosted(new FuzzyQuery(new Term(WORDS, term), edits, 0, 20, true), 1.1f));
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    private static Query boosted(Query query, float boost) {
        return new BoostQuery(query, boost);
    }

    private boolean known(String term) {
        return spelling.containsKey(term)
                || spelling.keySet().stream().anyMatch(word -> word.startsWith(term))
                || stemmed(term);
    }

    private boolean stemmed(String term) {
        return stemming.words(term).stream().anyMatch(stem -> {
            try {
                return reader.docFreq(new Term(NAME_STEM, stem.term()))
                                + reader.docFreq(new Term(WORDS_STEM, stem.term()))
                        > 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String suggestion(String query, List<SearchAnalyzer.Word> words) throws IOException {
        var checker = new DirectSpellChecker();
        checker.setMinQueryLength(3);
        var better = new StringBuilder();
        int copied = 0;
        boolean changed = false;
        for (SearchAnalyzer.Word word : words) {
            if (!known(word.term())) {
                var similar = checker.suggestSimilar(new Term(NAME, word.term()), 1, reader);
                if (similar.length > 0) {
                    better.append(query, copied, word.start()).append(spelling.get(similar[0].string));
                    copied = word.end();
                    changed = true;
                }
            }
        }
        return changed ? better.append(query.substring(copied)).toString() : null;
    }

    private SearchResult.Hit hit(Service service, String language, List<SearchAnalyzer.Word> words) {
        String title = service.name(language);
        var pieces = new ArrayList<SearchResult.Piece>();
        int copied = 0;
        for (SearchAnalyzer.Word word : plain.words(title)) {
            if (words.stream().anyMatch(asked -> alike(asked.term(), word.term()))) {
                if (word.start() > copied) {
                    pieces.add(new SearchResult.Piece(title.substring(copied, word.start()), false));
                }
                pieces.add(new SearchResult.Piece(title.substring(word.start(), word.end()), true));
                copied = word.end();
            }
        }
        if (copied < title.length()) {
            pieces.add(new SearchResult.Piece(title.substring(copied), false));
        }
        return new SearchResult.Hit(service, pieces);
    }

    private boolean alike(String asked, String word) {
        return word.startsWith(asked) || comparable(word).equals(comparable(asked));
    }
}
