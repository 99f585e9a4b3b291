// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/image_source.h"

#include "core/markup/css_declarations.h"
#include "core/markup/html_quotes.h"
#include "core/markup/html_sanitiser.h"
#include "core/markup/html_tokens.h"
#include "core/markup/link_target.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <cmath>

namespace threadline::markup {
namespace {

constexpr double widestImage = 1200;
constexpr double highestImage = 4000;
constexpr qsizetype longestContentId = 500;

bool isBitmapUrl(std::string_view url)
{
    static constexpr std::array<std::string_view, 5> starts{
        "data:image/png;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,",
        "data:image/gif;base64,", "data:image/webp;base64,"};
    const auto start = std::ranges::find_if(starts, [url](std::string_view each) {
        return equalsIgnoringCase(url.substr(0, each.size()), each);
    });
    if (start == starts.end() || url.size() > std::size_t{SanitiseLimits::inlineImageBytes})
        return false;
    return std::ranges::all_of(url.substr(start->size()), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '+' || c == '/' || c == '=';
    });
}

void readSource(ImageSource& image, std::string_view source)
{
    if (equalsIgnoringCase(source.substr(0, 5), "data:")) {
        std::string url(source);
        std::erase_if(url, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
        if (isBitmapUrl(url)) {
            image.kind = ImageSource::Kind::Inline;
            image.url = QString::fromLatin1(url.data(), static_cast<qsizetype>(url.size()));
        }
        return;
    }
    const QString url =
        QString::fromUtf8(source.data(), static_cast<qsizetype>(source.size())).trimmed();
    if (url.startsWith(QLatin1String("cid:"), Qt::CaseInsensitive)) {
        image.contentId = QUrl::fromPercentEncoding(url.mid(4).toUtf8());
        if (!image.contentId.isEmpty() && image.contentId.size() <= longestContentId) {
            image.kind = ImageSource::Kind::Embedded;
            image.url = QLatin1String("cid:") + image.contentId;
        }
        return;
    }
    const auto target = linkTarget(url);
    if (target && target->href.startsWith(QLatin1String("http"))) {
        image.kind = ImageSource::Kind::Remote;
        image.url = target->href;
    }
}

} // namespace

ImageSource imageSource(const GumboNode& element)
{
    ImageSource image;
    double width = cssPixels(attributeOf(element, "width"));
    double height = cssPixels(attributeOf(element, "height"));
    const std::string_view style = attributeOf(element, "style");
    CssDeclarations declarations(style);
    std::string_view name;
    std::string_view value;
    while (declarations.next(name, value)) {
        // A share of a width that is not known here says nothing.
        const double size = value.ends_with('%') ? -1 : cssPixels(value);
        if (size >= 0 &&
            (equalsIgnoringCase(name, "width") || equalsIgnoringCase(name, "max-width")))
            width = size;
        else if (size >= 0 && equalsIgnoringCase(name, "height"))
            height = size;
    }
    if (attributeOf(element, "width").ends_with('%'))
        width = -1;
    if (attributeOf(element, "height").ends_with('%'))
        height = -1;
    image.hidden = cssVisibility(style).hidden;
    image.pixel = (width >= 0 && width <= 1) || (height >= 0 && height <= 1);
    image.width =
        width > 0 ? static_cast<int>(std::lround(std::clamp(width, 1.0, widestImage))) : 0;
    image.height =
        height > 0 ? static_cast<int>(std::lround(std::clamp(height, 1.0, highestImage))) : 0;
    readSource(image, attributeOf(element, "src"));
    return image;
}

} // namespace threadline::markup
