/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule of plural forms of a catalogue: an expression of C over n, such as "n != 1". */
#include <stdint.h>
#include <string.h>

#include "tracker/catalogue.h"

#define DEPTH_MAX 32 /* brackets and signs within each other */

typedef struct Expression {
    const char *cursor;
    unsigned long n;
    unsigned depth;
    bool failed;
} Expression;

static unsigned long choice(Expression *self);

static bool
take(Expression *self, const char *symbol)
{
    size_t length = strlen(symbol);

    self->cursor += strspn(self->cursor, " \t");
    if (strncmp(self->cursor, symbol, length) != 0)
        return false;
    self->cursor += length;
    return true;
}

static unsigned long
number(Expression *self)
{
    unsigned long value = 0;

    if (!g_ascii_isdigit(*self->cursor))
        self->failed = true;
    for (; g_ascii_isdigit(*self->cursor); self->cursor++) {
        if (value > 1000000)
            self->failed = true;
        else
            value = value * 10 + (unsigned long) (*self->cursor - '0');
    }
    return value;
}

static unsigned long
operand(Expression *self)
{
    unsigned long value;

    if (self->failed || ++self->depth > DEPTH_MAX) {
        self->failed = true;
        return 0;
    }
    if (take(self, "!")) {
        value = operand(self) == 0;
    } else if (take(self, "(")) {
        value = choice(self);
        self->failed |= !take(self, ")");
    } else {
        value = take(self, "n") ? self->n : number(self);
    }
    self->depth--;
    return value;
}

/* Two characters before one, so that "<=" is not taken for "<". */
static const struct {
    const char *symbol;
    int rank; /* the higher binds the closer */
} operators[] = {
    { "||", 1 }, { "&&", 2 }, { "==", 3 }, { "!=", 3 }, { "<=", 4 }, { ">=", 4 }, { "<", 4 },
    { ">", 4 },  { "+", 5 },  { "-", 5 },  { "*", 6 },  { "/", 6 },  { "%", 6 },
};

static unsigned long
apply(Expression *self, const char *symbol, unsigned long left, unsigned long right)
{
    bool equal = symbol[1] == '=';

    switch (symbol[0]) {
    case '|':
        return left != 0 || right != 0;
    case '&':
        return left != 0 && right != 0;
    case '=':
        return left == right;
    case '!':
        return left != right;
    case '<':
        return equal ? left <= right : left < right;
    case '>':
        return equal ? left >= right : left > right;
    case '+':
        return left + right;
    case '-':
        return left - right;
    case '*':
        return left * right;
    default:
        self->failed |= right == 0;
        return right == 0 ? 0 : symbol[0] == '/' ? left / right : left % right;
    }
}

static unsigned long
binary(Expression *self, int rank)
{
    unsigned long value = operand(self);

    for (size_t i = 0; !self->failed && i < G_N_ELEMENTS(operators); i++) {
        if (operators[i].rank < rank || !take(self, operators[i].symbol))
            continue;
        value = apply(self, operators[i].symbol, value, binary(self, operators[i].rank + 1));
        i = SIZE_MAX; /* from the first operator again */
    }
    return value;
}

static unsigned long
choice(Expression *self)
{
    unsigned long condition = binary(self, 1), yes, no;

    if (self->failed || !take(self, "?"))
        return condition;
    if (++self->depth > DEPTH_MAX)
        self->failed = true;
    yes = self->failed ? 0 : choice(self);
    self->failed |= !take(self, ":");
    no = self->failed ? 0 : choice(self);
    self->depth--;
    return condition != 0 ? yes : no;
}

bool
ceu_plural_evaluate(const char *rule, unsigned long n, unsigned long *out)
{
    Expression self = { .cursor = rule, .n = n };
    unsigned long value = choice(&self);

    self.cursor += strspn(self.cursor, " \t");
    if (self.failed || *self.cursor != '\0')
        return false;
    *out = value;
    return true;
}
