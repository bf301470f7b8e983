package org.dilmun.domain.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;

/** Goes through an expression that EvalEx has read: each name is known, each operator gets what it takes, nothing lies too deep. */
final class Check {

    private static final int DEPTH = 25;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final Set<String> TRUTHS = Set.of("true", "false");

    private final Names names;
    private final Set<String> used = new TreeSet<>();

    Check(Names names) {
        this.names = names;
    }

    /** @return names that the expression speaks of */
    Set<String> used() {
        return used;
    }

    Operand operand(ASTNode node) {
        return operand(node, 0);
    }

    private Operand operand(ASTNode node, int depth) {
        Token token = node.getToken();
        int at = position(token);
        if (depth > DEPTH) {
            throw new BrokenExpression(at, "too-deep");
        }
        return switch (token.getType()) {
            case NUMBER_LITERAL -> number(token.getValue(), at);
            case STRING_LITERAL -> new Operand(ValueType.TEXT, at, token.getValue(), null, Set.of());
            case VARIABLE_OR_CONSTANT -> name(token.getValue(), at);
            case STRUCTURE_SEPARATOR -> dotted(node, at);
            case PREFIX_OPERATOR, INFIX_OPERATOR -> applied(
                    ((Operator) token.getOperatorDefinition()).meaning(), node, depth);
            case FUNCTION -> applied(((FunctionCall) token.getFunctionDefinition()).meaning(), node, depth);
            default -> throw new BrokenExpression(at, "sign-has-no-place", token.getValue());
        };
    }

    private static int position(Token token) {
        return token.getStartPosition() - 1;
    }

    private static Operand number(String text, int at) {
        if (!NUMBER.matcher(text).matches()) {
            throw new BrokenExpression(at, "no-decimal-number", text);
        }
        return new Operand(ValueType.NUMBER, at, text, null, Set.of());
    }

    private Operand name(String text, int at) {
        if (TRUTHS.contains(text)) {
            return new Operand(ValueType.TRUTH, at, null, null, Set.of());
        }
        Name meant = names.find(text)
                .orElseThrow(() -> new BrokenExpression(at, "nothing-called", text, Nearest.hint(text, names.known())));
        used.add(text);
        return new Operand(meant.type(), at, null, text, meant.values());
    }

    private Operand dotted(ASTNode node, int at) {
        Token owner = node.getParameters().get(0).getToken();
        Token part = node.getParameters().get(1).getToken();
        if (owner.getType() != Token.TokenType.VARIABLE_OR_CONSTANT
                || part.getType() != Token.TokenType.VARIABLE_OR_CONSTANT) {
            throw new BrokenExpression(at, "around-a-dot");
        }
        return name(owner.getValue() + "." + part.getValue(), position(owner));
    }

    private Operand applied(Meaning meaning, ASTNode node, int depth) {
        List<Operand> operands = new ArrayList<>();
        node.getParameters().forEach(parameter -> operands.add(operand(parameter, depth + 1)));
        int at = position(node.getToken());
        return new Operand(meaning.type(node.getToken().getValue(), at, operands), at, null, null, Set.of());
    }
}
