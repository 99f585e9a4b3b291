# SPDX-License-Identifier: GPL-3.0-or-later
# How many instructions a mail costs on its way into the log, and a search, counted by callgrind: other than times they are
# the same on a busy machine. Fails when one is a third more than baseline.json has.
#   cmake -DPROGRAM=… -DBASELINE=… -DFOLDER=… -P instruction_counts.cmake
# FOLDER is made, and gone afterwards. RECORD=1: writes what it counts into BASELINE.
find_program(valgrind valgrind)
if(NOT valgrind)
    message("SKIPPED: no valgrind here, so no instructions were counted.")
    return()
endif()
set(folder "${FOLDER}/instruction_counts")
file(REMOVE_RECURSE "${folder}")
file(MAKE_DIRECTORY "${folder}")

function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_QUIET ERROR_VARIABLE problem)
    if(NOT code EQUAL 0)
        message(FATAL_ERROR "${ARGN}: ${problem}")
    endif()
endfunction()

function(count into)
    execute_process(
        COMMAND "${valgrind}" --tool=callgrind --callgrind-out-file=/dev/null "${PROGRAM}" --workspace ${ARGN}
        RESULT_VARIABLE code OUTPUT_QUIET ERROR_VARIABLE said)
    if(NOT code EQUAL 0 OR NOT said MATCHES "Collected : ([0-9]+)")
        message(FATAL_ERROR "${ARGN}: ${said}")
    endif()
    set(${into} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()

# Of two runs the difference: what the program costs to start is in neither.
foreach(size 100 400)
    run("${PROGRAM}" bench --size ${size} --make "${folder}/mails${size}")
    count(imported${size} "${folder}/workspace${size}" import --later "${folder}/mails${size}")
    count(searched${size} "${folder}/workspace${size}" search order --limit 50)
endforeach()
math(EXPR mail "(${imported400} - ${imported100}) / 300")
count(nothing "${folder}/workspace400" search nobodywrotethis --limit 50)
math(EXPR search "${searched400} - ${nothing}")

file(REMOVE_RECURSE "${folder}")

file(READ "${BASELINE}" baseline)
if(RECORD)
    string(JSON baseline SET "${baseline}" instructions "{}")
endif()
foreach(name mail search)
    message("${name}: ${${name}} instructions")
    if(RECORD)
        string(JSON baseline SET "${baseline}" instructions ${name} ${${name}})
        continue()
    endif()
    string(JSON before GET "${baseline}" instructions ${name})
    math(EXPR most "${before} * 13 / 10")
    if(${name} GREATER most)
        message(SEND_ERROR "${name}: ${${name}} instructions now, ${before} when it was recorded.")
    endif()
endforeach()
if(RECORD)
    file(WRITE "${BASELINE}" "${baseline}\n")
endif()
