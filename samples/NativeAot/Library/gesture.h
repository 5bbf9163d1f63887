/* A recurrent network as a C library: dotnet publish makes gesture.so, gesture.dylib or gesture.dll of it.
 *
 * Functions that can fail give a gesture_result. None throws, and none keeps a pointer that it was given.
 * A network does not change while it runs: threads may share it, each with a stream of its own. */
#ifndef GESTURE_H
#define GESTURE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    GESTURE_OK = 0,
    GESTURE_WRONG_LENGTH = 1, /* an array has not the length that the network needs */
    GESTURE_NO_SUCH_HANDLE = 2, /* null */
    GESTURE_UNREADABLE = 3 /* the file is absent, or holds no parameters of this network */
} gesture_result;

typedef struct gesture gesture; /* a network with its parameters */
typedef struct gesture_stream gesture_stream; /* the state of one stream */

/* Numbers of one step, of a whole sequence (its steps one after the other), and of an answer. */
int32_t gesture_input_size(void);
int32_t gesture_input_length(void);
int32_t gesture_output_size(void);

/* A network with random parameters; the same seed gives the same ones on every machine. */
gesture *gesture_create_random(uint64_t seed);

/* A network from a safetensors file; path is UTF-8. */
gesture_result gesture_load(const char *path, gesture **loaded);

void gesture_free(gesture *network);

/* The probabilities of the classes for a whole sequence. */
gesture_result gesture_predict(const gesture *network, const float *input, int32_t input_length, float *output, int32_t output_length);

/* A stream starts from rest, and takes a step at a time. */
gesture_stream *gesture_stream_create(const gesture *network);
gesture_result gesture_stream_step(const gesture *network, gesture_stream *stream, const float *x, int32_t x_length, float *y, int32_t y_length);
void gesture_stream_free(gesture_stream *stream);

#ifdef __cplusplus
}
#endif
#endif
