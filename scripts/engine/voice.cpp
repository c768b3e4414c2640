// Mondrian's ear: whisper.cpp over the ggml libraries that node-llama-cpp ships.
//
//   voice MODEL
//
// It loads the model and says {"type":"ready"} or {"type":"failed"}. Then each request on standard input is one line,
//   transcribe SAMPLES AUDIO_CTX LANGUAGE THREADS PROMPT_BYTES
// followed by PROMPT_BYTES of UTF-8 and SAMPLES 16-bit integers (this machine's byte order, 16 kHz, mono), and is
// answered by one JSON object on a line of standard output. It opens no file but the model and its libraries, keeps no
// sound, and ends when its input does: with whoever started it.
#include "ggml-backend.h"
#include "whisper.h"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>
#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

namespace {

// What one request may hold. The caller keeps to less; more means that the two have lost each other.
const unsigned max_samples = 16000u * 60;
const unsigned max_prompt_bytes = 4096;

double now_ms() {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(since).count();
}

std::string quoted(const std::string & text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += ' ';
        } else {
            out += c;
        }
    }
    return out + "\"";
}

// Upstream's log names files and repeats what was said.
void silent(ggml_log_level, const char *, void *) {}

bool fill(void * target, size_t size, size_t count) {
    return fread(target, size, count, stdin) == count;
}

struct request {
    unsigned samples;
    int audio_ctx;
    char language[16];
    int threads;
    unsigned prompt_bytes;
};

bool read_request(request & r) {
    char line[128];
    if (!fgets(line, sizeof line, stdin)) return false;
    const int found = sscanf(line, "transcribe %u %d %15s %d %u", &r.samples, &r.audio_ctx, r.language, &r.threads,
                             &r.prompt_bytes);
    return found == 5 && r.samples <= max_samples && r.prompt_bytes <= max_prompt_bytes && r.threads > 0 &&
           r.audio_ctx >= 0 && r.audio_ctx <= 1500;
}

whisper_full_params parameters(const request & r, const std::string & prompt) {
    whisper_full_params p = whisper_full_default_params(WHISPER_SAMPLING_GREEDY);
    p.print_progress = p.print_timestamps = p.print_special = p.print_realtime = false;
    p.no_context = true;
    p.suppress_nst = true;
    p.language = r.language;
    p.n_threads = r.threads;
    p.audio_ctx = r.audio_ctx;
    p.initial_prompt = prompt.empty() ? nullptr : prompt.c_str();
    // One try, always the likeliest word: upstream's ladder of warmer tries takes up to five times as long on noise.
    p.greedy.best_of = 1;
    p.temperature = 0;
    p.temperature_inc = 0;
    return p;
}

void answer(whisper_context * context, double ms) {
    std::string text;
    float probability = 0, no_speech = 0;
    int tokens = 0;
    for (int i = 0; i < whisper_full_n_segments(context); i++) {
        text += whisper_full_get_segment_text(context, i);
        no_speech = whisper_full_get_segment_no_speech_prob(context, i);
        for (int k = 0; k < whisper_full_n_tokens(context, i); k++, tokens++)
            probability += whisper_full_get_token_p(context, i, k);
    }
    printf("{\"type\":\"text\",\"text\":%s,\"language\":%s,\"tokens\":%d,\"confidence\":%.3f,\"noSpeech\":%.3f,"
           "\"milliseconds\":%.0f}\n",
           quoted(text).c_str(), quoted(whisper_lang_str(whisper_full_lang_id(context))).c_str(), tokens,
           tokens ? probability / tokens : 0, no_speech, ms);
}

}  // namespace

int main(int argc, char ** argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: voice MODEL\n");
        return 2;
    }
#ifdef _WIN32
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
#endif
    whisper_log_set(silent, nullptr);
    ggml_log_set(silent, nullptr);
    const double start = now_ms();
    ggml_backend_load_all();
    whisper_context_params how = whisper_context_default_params();
    how.use_gpu = false;
    how.flash_attn = true;
    whisper_context * context = whisper_init_from_file_with_params(argv[1], how);
    if (!context) {
        printf("{\"type\":\"failed\"}\n");
        return 1;
    }
    printf("{\"type\":\"ready\",\"milliseconds\":%.0f,\"multilingual\":%s,\"whisper\":%s}\n", now_ms() - start,
           whisper_is_multilingual(context) ? "true" : "false", quoted(whisper_version()).c_str());
    fflush(stdout);

    request r;
    while (read_request(r)) {
        std::string prompt(r.prompt_bytes, ' ');
        std::vector<int16_t> recorded(r.samples);
        if (!fill(&prompt[0], 1, r.prompt_bytes) || !fill(recorded.data(), sizeof(int16_t), r.samples)) break;
        std::vector<float> samples(recorded.size());
        for (size_t i = 0; i < recorded.size(); i++) samples[i] = static_cast<float>(recorded[i]) / 32768.0f;
        const double began = now_ms();
        const int code = whisper_full(context, parameters(r, prompt), samples.data(), static_cast<int>(samples.size()));
        if (code == 0) answer(context, now_ms() - began);
        else printf("{\"type\":\"failed\"}\n");
        fflush(stdout);
    }
    whisper_free(context);
    return 0;
}
