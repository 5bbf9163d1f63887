/* Uses the library: program [weights.safetensors]. Prints the bits of each number that the network gives, as hexadecimal digits. */
#include <stdio.h>
#include <string.h>

#include "gesture.h"

#define MOST 256

static void print_bits(const char *name, const float *numbers, int32_t count) {
    printf("%s", name);
    for (int32_t i = 0; i < count; i++) {
        uint32_t bits;
        memcpy(&bits, &numbers[i], sizeof bits);
        printf(" %08X", bits);
    }
    printf("\n");
}

int main(int count, char **arguments) {
    gesture *network;
    float input[MOST], output[MOST];
    int32_t input_size = gesture_input_size(), input_length = gesture_input_length(), output_size = gesture_output_size();
    if (input_length > MOST || output_size > MOST) {
        return 1;
    }

    if (count < 2) {
        network = gesture_create_random(1);
    } else if (gesture_load(arguments[1], &network) != GESTURE_OK) {
        fprintf(stderr, "%s holds no parameters of this network.\n", arguments[1]);
        return 2;
    }

    for (int32_t i = 0; i < input_length; i++) {
        input[i] = (float)(i * 7 % 16 - 8) / 8;
    }

    if (gesture_predict(network, input, input_length - 1, output, output_size) != GESTURE_WRONG_LENGTH) {
        return 3;
    }

    if (gesture_predict(network, input, input_length, output, output_size) != GESTURE_OK) {
        return 4;
    }
    print_bits("predict", output, output_size);

    gesture_stream *stream = gesture_stream_create(network);
    for (int32_t t = 0; t + input_size <= input_length; t += input_size) {
        if (gesture_stream_step(network, stream, input + t, input_size, output, output_size) != GESTURE_OK) {
            return 5;
        }
    }
    print_bits("stream", output, output_size);

    gesture_stream_free(stream);
    gesture_free(network);
    return 0;
}
