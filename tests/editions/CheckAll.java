import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.reporting.CheckingReport;
import com.adobe.epubcheck.util.ReportingLevel;
import java.io.File;
import java.io.PrintWriter;

/** Checks each EPUB that it is given and writes EPUBCheck's report beside it, as NAME.epub.json. */
public class CheckAll {
  public static void main(String[] paths) throws Exception {
    for (String path : paths) {
      try (PrintWriter out = new PrintWriter(path + ".json", "UTF-8")) {
        CheckingReport report = new CheckingReport(out, path);
        report.setReportingLevel(ReportingLevel.Usage);
        report.initialize();
        new EpubCheck(new File(path), report).doValidate();
        report.generate();
      }
    }
  }
}
