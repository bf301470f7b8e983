package org.dilmun.ejb.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * How words are made comparable in both languages at once. Lower case and Western digits first, then the Arabic letters
 * (diacritics and tatweel removed, hamza, alef, ya and ta-marbuta variants made one), since stop words and stems are known
 * in that form only; stems last, because a stemmed word can no longer be shown or completed.
 */
final class SearchAnalyzer extends Analyzer {

    /** Words of talk around the thing that is looked for ("I want", "where", "how"), in the Arabic of the Gulf and of books. */
    private static final List<String> TALK = List.of(
            "ابي", "ابغي", "ابغا", "اريد", "بغيت", "وين", "اين", "كيف", "شلون", "متي", "شنو", "حق", "مال", "واحد",
            "ثاني", "how", "where", "my", "want", "need", "get", "i");

    private static final CharArraySet STOP_WORDS = stopWords();

    private final boolean stemming;

    SearchAnalyzer(boolean stemming) {
        this.stemming = stemming;
    }

    /** A word of a text with its place. */
    record Word(String term, int start, int end) {}

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var source = new StandardTokenizer();
        TokenStream words = new LowerCaseFilter(source);
        words = new DecimalDigitFilter(words);
        words = new ArabicNormalizationFilter(words);
        words = new ASCIIFoldingFilter(words);
        words = new StopFilter(words, STOP_WORDS);
        if (stemming) {
            words = new PorterStemFilter(new ArabicStemFilter(words));
        }
        return new TokenStreamComponents(source, words);
    }

    List<Word> words(String text) {
        var words = new ArrayList<Word>();
        try (TokenStream stream = tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new Word(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static CharArraySet stopWords() {
        var words = new CharArraySet(ArabicAnalyzer.getDefaultStopSet(), false);
        words.addAll(EnglishAnalyzer.getDefaultStopSet());
        words.addAll(TALK);
        return CharArraySet.unmodifiableSet(words);
    }
}
