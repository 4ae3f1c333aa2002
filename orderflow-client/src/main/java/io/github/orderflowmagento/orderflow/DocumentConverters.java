package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Function;

import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

import io.github.orderflowmagento.orderflow.imports.ImportDocument;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportResult;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.OperationResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

/** Writes OrderFlow's documents and reads its reports. */
final class DocumentConverters extends Converter.Factory {

    private static final MediaType XML = MediaType.get("application/xml");

    @Override
    public @Nullable Converter<?, RequestBody> requestBodyConverter(
            Type type, Annotation[] ofParameter, Annotation[] ofMethod, Retrofit retrofit) {
        return isListOf(ImportItem.class, type)
                ? (Converter<List<ImportItem>, RequestBody>)
                        items -> RequestBody.create(ImportDocument.write(items), XML)
                : null;
    }

    @Override
    public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
            Type type, Annotation[] annotations, Retrofit retrofit) {
        if (type == OrderDetail.class) {
            return reading(Answers::orderDetail);
        }
        if (type == OperationResult.class) {
            return reading(Answers::operationResult);
        }
        return isListOf(ImportResult.class, type) ? reading(ImportResult::parse) : null;
    }

    private static boolean isListOf(Class<?> element, Type type) {
        return type instanceof ParameterizedType parameterized
                && parameterized.getRawType() == List.class
                && getParameterUpperBound(0, parameterized) == element;
    }

    private static <T> Converter<ResponseBody, T> reading(Function<InputStream, T> document) {
        return answer -> {
            byte[] body = answer.source().readByteArray();
            try {
                return document.apply(new ByteArrayInputStream(AnswerStart.document(body)));
            } catch (InvalidMessageException e) {
                throw new UnreadableAnswerException(e, body);
            }
        };
    }
}
