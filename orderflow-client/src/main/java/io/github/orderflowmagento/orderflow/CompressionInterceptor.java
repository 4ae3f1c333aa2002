package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Compresses requests as long as the server accepts it. */
final class CompressionInterceptor implements Interceptor {

    /** Smaller documents hardly shrink. */
    private static final int WORTHWHILE_BYTES = 1024;

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private static final Pattern REFUSED = Pattern.compile(";\\s*q=0(\\.0{0,3})?\\s*$");

    private final RequestCompression mode;
    private volatile boolean isAccepted;
    private volatile boolean isRefused;

    CompressionInterceptor(RequestCompression mode) {
        this.mode = mode;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Request sent = isWorthwhile(request.body()) && isWanted() ? compressed(request) : request;
        Response response = chain.proceed(sent);
        hear(response);
        if (response.code() != UNSUPPORTED_MEDIA_TYPE || sent.header("Content-Encoding") == null) {
            return response;
        }
        // 415: the server rejects the encoding and has not processed the request (RFC 9110, section 15.5.16)
        isRefused = true;
        response.close();
        Progress.of(chain).startAgain();
        return chain.proceed(request);
    }

    private static boolean isWorthwhile(@Nullable RequestBody body) throws IOException {
        return body != null && body.contentLength() >= WORTHWHILE_BYTES;
    }

    /** Buffers the body, so that its length is known. */
    private static Request compressed(Request request) throws IOException {
        RequestBody body = Objects.requireNonNull(request.body());
        Buffer compressed = new Buffer();
        try (BufferedSink gzip = Okio.buffer(new GzipSink(compressed))) {
            body.writeTo(gzip);
        }
        return request.newBuilder()
                .header("Content-Encoding", "gzip")
                .method(request.method(), RequestBody.create(compressed.readByteString(), body.contentType()))
                .build();
    }

    private void hear(Response response) {
        String encodings = response.header("Accept-Encoding");
        if (encodings != null) {
            isAccepted = Arrays.stream(encodings.toLowerCase(Locale.ROOT).split(",", -1))
                    .map(String::strip)
                    .filter(encoding -> !REFUSED.matcher(encoding).find())
                    .map(encoding -> encoding.split(";", -1)[0].strip())
                    .anyMatch(encoding -> encoding.equals("gzip") || encoding.equals("x-gzip"));
        }
    }

    private boolean isWanted() {
        return !isRefused
                && switch (mode) {
                    case ALWAYS -> true;
                    case WHEN_ACCEPTED -> isAccepted;
                    case NEVER -> false;
                };
    }
}
