package org.dilmun.ejb.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

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
import org.apache.lucene.search.BlendedTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.directory.Vocabulary.Similar;

/**
 * The search index of the services in force, in the memory of the node; immutable, made anew with each publication.
 * Exact words, stems and beginnings first; words that are merely similar only when those find little.
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
    private static final String POSITION = "position";

    private static final int MAX_QUERY = 200;
    private static final int MAX_WORDS = 12;
    private static final int FEW = 3;
    private static final int SIMILAR = 20;

    /** A keyword given in four turns of phrase is not four times as true, nor is a longer name the less meant. */
    private static final class OncePerField extends PerFieldSimilarityWrapper {

        private final Similarity names = new BM25Similarity(0.1f, 0.3f);
        private final Similarity texts = new BM25Similarity();

        @Override
        public Similarity get(String field) {
            return field.equals(TEXT_STEM) ? texts : names;
        }
    }

    /** A word of a query or of a name. */
    private record Word(int start, int end, String term, List<String> stems) {

        boolean isLike(Word asked) {
            return term.startsWith(asked.term) || stems.equals(asked.stems);
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
    private final Vocabulary vocabulary = new Vocabulary();
    private final Set<String> stems = new HashSet<>();
    /** The words of each name, to be marked where it is found. */
    private final Map<String, List<Word>> names = new HashMap<>();

    private final Map<Long, List<LocalizedText>> formerNames;
    /** By their document in the index. */
    private final List<Service> services;

    private final IndexSearcher searcher;

    ServiceIndex(List<Service> services) {
        this(services, Map.of());
    }

    /** @param formerNames what people may still call bodies, by their ids */
    ServiceIndex(List<Service> services, Map<Long, List<LocalizedText>> formerNames) {
        this.formerNames = formerNames;
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
            searcher = new IndexSearcher(DirectoryReader.open(directory));
            this.services = byDocument(services);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        searcher.setSimilarity(similarity);
    }

    private List<Service> byDocument(List<Service> services) throws IOException {
        var sorted = new ArrayList<Service>();
        for (int doc = 0; doc < services.size(); doc++) {
            var position = searcher.storedFields().document(doc).getField(POSITION);
            sorted.add(services.get(position.numericValue().intValue()));
        }
        return sorted;
    }

    private Document document(int position, Service service) {
        ServiceDescriptor descriptor = service.descriptor();
        String names = both(descriptor.name());
        var keywords =
                descriptor.keywords().values().stream().flatMap(List::stream).toList();
        String words = String.join(" . ", keywords);
        var document = new Document();
        document.add(new StoredField(POSITION, position));
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
        learn(names, vocabulary::learnName);
        learn(words, vocabulary::learnKeyword);
        descriptor.name().byTag().values().forEach(name -> this.names.put(name, words(name)));
        return document;
    }

    private String text(Service service) {
        var texts = new ArrayList<String>();
        Stream.concat(Stream.of(service.body()), service.providers().stream())
                .distinct()
                .forEach(body -> {
                    texts.add(both(body.name()));
                    formerNames.getOrDefault(body.id(), List.of()).forEach(name -> texts.add(both(name)));
                });
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
        return String.join(" ", stems(text));
    }

    private List<String> stems(String text) {
        return stemming.words(text).stream().map(SearchAnalyzer.Word::term).toList();
    }

    private List<Word> words(String text) {
        return plain.words(text).stream()
                .map(word -> new Word(word.start(), word.end(), word.term(), stems(word.term())))
                .toList();
    }

    private void learn(String text, BiConsumer<String, String> learner) {
        for (Word word : words(text)) {
            learner.accept(word.term(), text.substring(word.start(), word.end()));
            stems.addAll(word.stems());
        }
    }

    SearchResult search(String typed, String language, int size) {
        String query = typed.length() > MAX_QUERY ? typed.substring(0, MAX_QUERY) : typed;
        List<Word> words = words(query).stream().limit(MAX_WORDS).toList();
        if (words.isEmpty()) {
            return new SearchResult(List.of(), null);
        }
        List<SearchResult.Hit> hits = find(comparable(query), words, size).stream()
                .limit(size)
                .map(doc -> hit(services.get(doc), language, words))
                .toList();
        return new SearchResult(hits, suggestion(query, words));
    }

    private Set<Integer> find(String whole, List<Word> words, int size) {
        try {
            var found = new LinkedHashSet<Integer>();
            var ways = new HashMap<Boolean, List<Query>>();
            for (Strictness strictness : Strictness.values()) {
                if (found.size() < FEW) {
                    var ofEach = ways.computeIfAbsent(strictness.fuzzy, fuzzy -> ways(words, fuzzy));
                    for (ScoreDoc doc : searcher.search(query(whole, ofEach, strictness), size).scoreDocs) {
                        found.add(doc.doc);
                    }
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What matches each word, worked out once for exact and once for rough. */
    private List<Query> ways(List<Word> words, boolean fuzzy) {
        return words.stream().map(word -> word(word, fuzzy)).toList();
    }

    private Query query(String whole, List<Query> words, Strictness strictness) {
        var all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(word, Occur.SHOULD));
        all.setMinimumNumberShouldMatch(strictness.all ? words.size() : Math.max(1, words.size() / 2));
        return new BooleanQuery.Builder()
                .add(all.build(), Occur.MUST)
                .add(new BoostQuery(new TermQuery(new Term(WHOLE, whole)), 4), Occur.SHOULD)
                .add(boosted(new ConstantScoreQuery(new TermQuery(new Term(ONLINE, ONLINE))), 0.5f), Occur.SHOULD)
                .build();
    }

    private Query word(Word word, boolean fuzzy) {
        String term = word.term();
        var ways = new ArrayList<Query>();
        ways.add(boosted(new TermQuery(new Term(NAME, term)), 3f));
        ways.add(boosted(new TermQuery(new Term(WORDS, term)), 2.6f));
        for (String stem : word.stems()) {
            ways.add(boosted(new TermQuery(new Term(NAME_STEM, stem)), 2.2f));
            ways.add(boosted(new TermQuery(new Term(WORDS_STEM, stem)), 2f));
            ways.add(boosted(new TermQuery(new Term(TEXT_STEM, stem)), 0.7f));
        }
        if (term.length() > 1) {
            ways.add(boosted(new PrefixQuery(new Term(NAME, term)), 1.2f));
            ways.add(boosted(new PrefixQuery(new Term(WORDS, term)), 1f));
        }
        if (fuzzy && term.length() > 2) {
            var similar = vocabulary.similar(term, term.length() > 5 ? 2 : 1);
            ways.add(boosted(anyOf(NAME, similar.stream().filter(Similar::inName)), 1.2f));
            ways.add(boosted(anyOf(WORDS, similar.stream().filter(Similar::inKeyword)), 1.1f));
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    /** The likest of them; a rare word that is merely similar must not weigh more than the usual one. */
    private static Query anyOf(String field, Stream<Similar> similar) {
        var any = new BlendedTermQuery.Builder().setRewriteMethod(BlendedTermQuery.BOOLEAN_REWRITE);
        similar.limit(SIMILAR).forEach(word -> any.add(new Term(field, word.term()), word.likeness()));
        return any.build();
    }

    private static Query boosted(Query query, float boost) {
        return new BoostQuery(query, boost);
    }

    private boolean known(Word word) {
        return vocabulary.knowsBeginning(word.term()) || word.stems().stream().anyMatch(stems::contains);
    }

    /** @return the query with another word for each that nothing knows; null if there is none better */
    private String suggestion(String query, List<Word> words) {
        var better = new StringBuilder();
        int copied = 0;
        for (Word word : words) {
            Optional<String> meant = known(word) ? Optional.empty() : vocabulary.suggestion(word.term());
            if (meant.isPresent()) {
                better.append(query, copied, word.start()).append(meant.get());
                copied = word.end();
            }
        }
        return copied > 0 ? better.append(query.substring(copied)).toString() : null;
    }

    private SearchResult.Hit hit(Service service, String language, List<Word> asked) {
        String title = service.name(language);
        var pieces = new ArrayList<SearchResult.Piece>();
        int copied = 0;
        for (Word word : names.get(title)) {
            if (asked.stream().anyMatch(word::isLike)) {
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
}
