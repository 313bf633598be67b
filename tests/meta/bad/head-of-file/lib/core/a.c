/* No licence. */
static int sample;
